// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.Frames;
import io.github.dockerpty.testkit.Reply;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class AttachAndStartTest {

    private ScriptedContainer container;

    @BeforeEach
    void start() throws IOException {
        container = new ScriptedContainer();
    }

    @AfterEach
    void stop() throws IOException {
        container.close();
    }

    @Test
    void attach_running_endsWithItsCode() {
        container.inspected(true, false);
        container.attached(
                Conversation.conversation().send(Frames.frames().stdout("out").stderr("err")));
        container.exits(3);
        CommandRun command = container.command();
        assertThat(command.run("attach", "c1")).isEqualTo(3);
        assertThat(command.out()).isEqualTo("out");
        assertThat(command.err()).isEqualTo("err");
        assertThat(container.calls()).doesNotContain("POST /containers/c1/start");
    }

    @ParameterizedTest
    @CsvSource({
        "exited, false, false, false, start",
        "paused, true, true, false, unpause",
        "restarting, true, false, true, wait"
    })
    void attach_notReady_saysWhatToDo(String status, boolean running, boolean paused, boolean restarting, String cure) {
        container
                .engine
                .on("GET", "/containers/*/json")
                .answer(Reply.json(
                        200,
                        "{\"Id\":\"x\",\"State\":{\"Status\":\"" + status + "\",\"Running\":" + running + ",\"Paused\":"
                                + paused + ",\"Restarting\":" + restarting
                                + "},\"Config\":{\"Tty\":false},\"HostConfig\":{}}"));
        CommandRun command = container.command();
        assertThat(command.run("attach", "c1")).isEqualTo(1);
        assertThat(command.err())
                .startsWith("dockerpty: cannot attach to container 'c1': ")
                .contains(status)
                .contains(cure)
                .hasLineCount(1);
    }

    @Test
    void attach_terminalWithoutLocalOne_isRefused() {
        container.inspected(true, true);
        CommandRun command = container.command();
        assertThat(command.run("attach", "c1")).isEqualTo(1);
        assertThat(command.err()).contains("stdin is not a terminal").contains("--no-stdin");
        assertThat(container.calls()).doesNotContain("POST /containers/c1/attach");
    }

    @Test
    void attach_noStdin_needsNoLocalTerminal() {
        container.inspected(true, true);
        container.attached(Conversation.conversation().sendRaw("screen"));
        CommandRun command = container.command();
        assertThat(command.run("attach", "--no-stdin", "c1")).isZero();
        assertThat(command.out()).isEqualTo("screen");
        assertThat(container.request("POST /containers/c1/attach").query()).doesNotContainKey("stdin");
    }

    @Test
    void start_notRunning_attachesFirst() {
        container.attached(Conversation.conversation().send(Frames.frames().stdout("out")));
        container.exits(4);
        CommandRun command = container.command();
        assertThat(command.run("start", "-ai", "c1")).isEqualTo(4);
        assertThat(command.out()).isEqualTo("out");
        assertThat(container.calls()).containsSubsequence("POST /containers/c1/attach", "POST /containers/c1/start");
    }

    @Test
    void start_notInteractive_needsNoLocalTerminal() {
        container.inspected(false, true);
        container.attached(Conversation.conversation().sendRaw("screen"));
        CommandRun refused = container.command();
        assertThat(refused.run("start", "c1")).isEqualTo(1);
        assertThat(refused.err()).contains("--interactive=false");
        CommandRun command = container.command();
        assertThat(command.run("start", "--interactive=false", "c1")).isZero();
        assertThat(command.out()).isEqualTo("screen");
    }

    @Test
    void attach_detachKeys_leaveItRunning() {
        container.inspected(true, true);
        container.attached(Conversation.conversation().drain());
        container
                .engine
                .on("POST", "/containers/*/wait")
                .answer(Reply.bytesLeftOpen("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes()));
        CommandRun command = container.command().onTerminal().input("\u0001");
        assertThat(command.run("attach", "--detach-keys=ctrl-a", "c1")).isZero();
        assertThat(command.err())
                .isEqualTo("dockerpty: detached; container 'c1' runs on; 'dockerpty attach c1' returns to it\n");
    }

    @Test
    void start_missingContainer_isOne() {
        container.engine.on("GET", "/containers/*/json").answer(Reply.status(404, "No such container: c1"));
        CommandRun command = container.command();
        assertThat(command.run("start", "c1")).isEqualTo(1);
        assertThat(command.err())
                .isEqualTo("dockerpty: cannot start container 'c1': No such container: c1; "
                        + "'docker ps -a' lists the containers\n");
    }
}
