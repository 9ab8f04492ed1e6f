// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.Frames;
import io.github.dockerpty.testkit.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RunCommandTest {

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
    void run_output_goesToItsStreams() {
        container.attached(
                Conversation.conversation().send(Frames.frames().stdout("out").stderr("err")));
        container.exits(42);
        CommandRun command = container.command();
        assertThat(command.run("run", "busybox", "true")).isEqualTo(42);
        assertThat(command.out()).isEqualTo("out");
        assertThat(command.err()).isEqualTo("err");
    }

    @Test
    void run_order_isAttachWaitStart() {
        container.attached(Conversation.conversation());
        container.command().run("run", "busybox");
        assertThat(container.calls())
                .containsSubsequence(
                        "POST /containers/create",
                        "POST /containers/" + ScriptedContainer.ID + "/attach",
                        "POST /containers/" + ScriptedContainer.ID + "/wait",
                        "POST /containers/" + ScriptedContainer.ID + "/start");
    }

    @Test
    void run_detached_printsTheIdAlone() {
        CommandRun command = container.command();
        assertThat(command.run("run", "-d", "busybox")).isZero();
        assertThat(command.out()).isEqualTo(ScriptedContainer.ID + "\n");
        assertThat(command.err()).isEmpty();
        assertThat(container.calls())
                .containsExactly("POST /containers/create", "POST /containers/" + ScriptedContainer.ID + "/start");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | exec: \"x\": executable file not found in $PATH: unknown | 127",
                "500 | exec: \"/x\": stat /x: no such file or directory: unknown | 127",
                "500 | OCI runtime attempted to invoke a command that was not found | 127",
                "500 | exec: \"/etc\": permission denied: unknown | 126",
                "500 | exec: \"/etc\": is a directory | 126",
                "500 | driver failed programming external connectivity | 125"
            })
    void run_startRefused_removesAndMapsTheCode(int status, String message, int code) {
        container.attached(Conversation.conversation().drain());
        container.engine.on("POST", "/containers/*/start").answer(Reply.status(status, message));
        CommandRun command = container.command();
        assertThat(command.run("run", "--rm", "busybox", "x")).isEqualTo(code);
        assertThat(command.err()).isEqualTo("dockerpty: cannot run image 'busybox': " + message + "\n");
        assertThat(container.calls()).contains("DELETE /containers/" + ScriptedContainer.ID);
    }

    @Test
    void run_attachRefused_removesWithRm() {
        container
                .engine
                .on("POST", "/containers/*/attach")
                .answer(Reply.status(409, "OCI runtime attempted to invoke a command that was not found"));
        assertThat(container.command().run("run", "--rm", "busybox", "x")).isEqualTo(127);
        assertThat(container.calls())
                .contains("DELETE /containers/" + ScriptedContainer.ID)
                .doesNotContain("POST /containers/" + ScriptedContainer.ID + "/start");
    }

    @Test
    void run_attachRefused_keepsWithoutRm() {
        container.engine.on("POST", "/containers/*/attach").answer(Reply.status(500, "no"));
        assertThat(container.command().run("run", "busybox", "x")).isEqualTo(125);
        assertThat(container.calls()).doesNotContain("DELETE /containers/" + ScriptedContainer.ID);
    }

    @Test
    void run_terminalWithoutLocalOne_createsNothing() {
        CommandRun command = container.command();
        assertThat(command.run("run", "-it", "busybox")).isEqualTo(125);
        assertThat(command.err()).contains("stdin is not a terminal").hasLineCount(1);
        assertThat(container.calls()).isEmpty();
    }

    @Test
    void run_detachKeys_detachWithANote() {
        container.inspected(false, true);
        container.attached(Conversation.conversation().sendRaw("prompt").drain());
        container
                .engine
                .on("POST", "/containers/*/wait")
                .answer(Reply.bytesLeftOpen(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.UTF_8)));
        CommandRun command = container.command().onTerminal().input("\u0010\u0011");
        assertThat(command.run("run", "-it", "--name", "n", "busybox")).isZero();
        assertThat(command.err())
                .isEqualTo("dockerpty: detached; container 'n' runs on; 'dockerpty attach n' returns to it\n");
    }

    @Test
    void run_streamCut_isUnknownAndSaysSo() {
        container.attached(Conversation.conversation()
                .send(new byte[] {1, 0, 0, 0, 0, 0, 0, 9, 'x'})
                .close());
        CommandRun command = container.command();
        assertThat(command.run("run", "--name", "n", "busybox")).isEqualTo(255);
        assertThat(command.err())
                .startsWith("dockerpty: lost the session with container 'n': ")
                .endsWith("its exit code is unknown, and it may run on\n")
                .hasLineCount(1);
    }

    @Test
    void run_stdoutClosed_isQuietly141() {
        container.attached(
                Conversation.conversation().send(Frames.frames().stdout("out")).drain());
        CommandRun command = container.command().stdout(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        assertThat(command.run("run", "busybox")).isEqualTo(141);
        assertThat(command.err()).isEmpty();
    }
}
