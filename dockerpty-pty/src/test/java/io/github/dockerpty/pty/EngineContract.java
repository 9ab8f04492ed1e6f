// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.Reply;
import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What every {@link Engine} sends for each call and makes of each answer; subclasses say which engine. */
abstract class EngineContract extends ContainerContract {

    @Test
    void attach_upgraded_isAStreamWithBothEnds() throws IOException {
        Conversation talk = Conversation.conversation()
                .sendRaw("hello")
                .receive("ping")
                .receiveEnd()
                .sendRaw(" world")
                .close();
        script.on("POST", "/containers/c1/attach").answer(Reply.upgraded(talk));
        try (EngineConnection stream = engine.attach("c1", new AttachSpec(true, true, false, "ctrl-a,@"))) {
            stream.write(ByteBuffer.wrap("ping".getBytes(StandardCharsets.UTF_8)));
            stream.shutdownOutput();
            stream.shutdownOutput();
            assertThat(text(stream)).isEqualTo("hello world");
            assertThat(stream.contentType()).isPresent();
        }
        talk.awaitSuccess(LIMIT);
        assertThat(request().query())
                .isEqualTo(Map.of("stream", "1", "stdin", "1", "stdout", "1", "detachKeys", "ctrl-a,@"));
        assertThat(request().upgraded()).isTrue();
    }

    @Test
    void startExec_withoutUpgrade_isAStreamAllTheSame() throws IOException {
        Conversation talk = Conversation.conversation().sendRaw("hi").close();
        script.on("POST", "/exec/e1/start").answer(Reply.hijackedWithoutUpgrade(talk));
        try (EngineConnection stream = engine.startExec("e1", new ExecStart(true, Optional.empty()))) {
            assertThat(text(stream)).isEqualTo("hi");
        }
        assertThat(request().text()).isEqualTo("{\"Detach\":false,\"Tty\":true}");
    }

    @Test
    void startExecDetached_returns() throws IOException {
        script.on("POST", "/exec/e1/start").answer(Reply.body(200, "text/plain", "\n"));
        engine.startExecDetached("e1", new ExecStart(false, Optional.empty()));
        assertThat(request().text()).isEqualTo("{\"Detach\":true,\"Tty\":false}");
    }

    @Test
    void createExec_sendsWhatIsAsked() throws IOException {
        script.on("POST", "/containers/c1/exec").answer(Reply.json(201, "{\"Id\":\"e1\"}"));
        ExecSpec spec = new ExecSpec(
                List.of("ls", "-l"),
                true,
                true,
                true,
                List.of("A=1"),
                "root",
                "/tmp",
                true,
                "ctrl-x",
                Optional.of(new TerminalSize(1, 2)));
        assertThat(engine.createExec("c1", spec)).isEqualTo("e1");
        assertThat(request().text())
                .isEqualTo("{\"Cmd\":[\"ls\",\"-l\"],\"Tty\":true,\"AttachStdin\":true,\"AttachStdout\":true,"
                        + "\"AttachStderr\":true,\"Env\":[\"A=1\"],\"User\":\"root\",\"WorkingDir\":\"/tmp\","
                        + "\"DetachKeys\":\"ctrl-x\",\"Privileged\":true}");
    }

    @Test
    void createExec_plain_namesTheCommand() throws IOException {
        script.on("POST", "/containers/c1/exec").answer(Reply.json(201, "{\"Id\":\"e1\"}"));
        ExecSpec spec = new ExecSpec(
                List.of("true"), false, false, true, List.of("B=2"), "u", "/w", true, "", Optional.empty());
        assertThat(engine.createExec("c1", spec)).isEqualTo("e1");
        assertThat(request().text()).contains("\"true\"", "B=2", "\"u\"", "/w", "\"Privileged\":true");
    }

    @Test
    void inspectExec_codeIsEmptyWhileNull() throws IOException {
        String answer = "{\"ID\":\"e1\",\"Running\":true,\"ExitCode\":null,\"ProcessConfig\":{\"tty\":true,"
                + "\"entrypoint\":\"sh\"},\"OpenStdin\":true,\"ContainerID\":\"c1id\"}";
        script.on("GET", "/exec/e1/json").answer(Reply.json(200, answer));
        script.on("GET", "/exec/e2/json")
                .answer(Reply.json(200, "{\"ID\":\"e2\",\"Running\":false,\"ExitCode\":126,\"ContainerID\":\"c\"}"));
        ExecInfo running = engine.inspectExec("e1");
        assertThat(running).isEqualTo(new ExecInfo("e1", "c1id", true, OptionalInt.empty(), true, true));
        assertThat(engine.inspectExec("e2").exitCode()).hasValue(126);
    }

    @Test
    void errors_tellStatusAndTheEnginesWords() {
        script.on("GET", "/containers/c1/json").answer(Reply.json(404, "{\"message\":\"No such container: c1\"}"));
        script.on("POST", "/containers/c1/kill")
                .answer(Reply.json(500, "{\"cause\":\"x\",\"message\":\"not running\",\"response\":500}"));
        script.on("POST", "/containers/c1/attach").answer(Reply.plainText(409, "it is paused\r\n"));
        assertThatThrownBy(() -> engine.inspectContainer("c1"))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.status()).isEqualTo(404))
                .hasMessage("No such container: c1");
        assertThatThrownBy(() -> engine.killContainer("c1", "INT"))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.status()).isEqualTo(500))
                .hasMessage("not running");
        assertThatThrownBy(() -> engine.attach("c1", new AttachSpec(false, true, true, "")))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.status()).isEqualTo(409))
                .hasMessage("it is paused");
    }

    @Test
    void names_thatLeadElsewhere_areNotSent() {
        for (String name : new String[] {"", "a/b", "..", "../images", "a?b", "a%2fb", "a b", "a\r\nX: y"}) {
            assertThatThrownBy(() -> engine.inspectContainer(name))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> engine.inspectExec(name)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(script.requests()).isEmpty();
    }
}
