// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static io.github.dockerpty.testkit.Frames.frames;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Reply;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The one-line entry points. */
@Timeout(60)
class DockerPtyTest extends ScriptedSessions {

    private void execIsThere(boolean tty) {
        process.engine.on("POST", "/containers/c1/exec").answer(Reply.json(201, "{\"Id\":\"e1\"}"));
        process.execEnds(3, tty);
    }

    @Test
    void start_presentsAContainer() throws IOException {
        process.containerIs("created", "\"Tty\":false,\"OpenStdin\":false,\"StdinOnce\":false");
        process.containerAttaches(
                conversation().send(frames().stdout("out")).run(() -> process.exit.complete(ScriptedProcess.code(2))));
        assertThat(DockerPty.start(process.connect(), "c1", process.streams(), process.options))
                .isEqualTo(new Outcome.Exited(2));
        assertThat(process.out()).isEqualTo("out");
    }

    @Test
    void execCreate_asksForATerminalAndStdin() throws IOException {
        execIsThere(true);
        assertThat(DockerPty.execCreate(process.connect(), "c1", "sh", "-c", "ls"))
                .isEqualTo("e1");
        assertThat(process.engine.requests()).anySatisfy(request -> assertThat(request.text())
                .contains("\"Cmd\":[\"sh\",\"-c\",\"ls\"]")
                .contains("\"Tty\":true")
                .contains("\"AttachStdin\":true")
                .contains("\"DetachKeys\":\"ctrl-p,ctrl-q\""));
    }

    @Test
    void execCommand_createsAndRuns_withoutAskingHowItWasCreated() throws IOException {
        execIsThere(false);
        process.execStarts(conversation().send(frames().stderr("err")));
        ExecSpec spec = ExecSpec.of(List.of("ls"));
        assertThat(DockerPty.execCommand(process.connect(), "c1", spec, process.streams()))
                .isEqualTo(new Outcome.Exited(3));
        assertThat(process.err()).isEqualTo("err");
        assertThat(process.lines())
                .containsExactly("POST /containers/c1/exec", "POST /exec/e1/start", "GET /exec/e1/json");
    }

    @Test
    void startExec_runsWhatWasCreatedElsewhere() throws IOException {
        execIsThere(false);
        process.execStarts(conversation().send(frames().stdout("out")));
        assertThat(DockerPty.startExec(process.connect(), "e1", process.streams(), process.options))
                .isEqualTo(new Outcome.Exited(3));
        assertThat(process.out()).isEqualTo("out");
    }

    @Test
    void readyMadeSockets_areUsed_andClosed() throws IOException {
        execIsThere(false);
        process.execStarts(conversation().send(frames().stdout("out")));
        PseudoTerminal pty = process.exec();
        Sockets sockets = pty.sockets();
        assertThat(pty.start(sockets)).isEqualTo(new Outcome.Exited(3));
        assertThat(sockets.connection().isOpen()).isFalse();
        assertThat(process.lines()).filteredOn("POST /exec/e1/start"::equals).hasSize(1);
    }
}
