// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.Frames;
import io.github.dockerpty.testkit.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExecCommandTest {

    @TempDir
    Path folder;

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
    void exec_output_goesToItsStreams() {
        container.attached(
                Conversation.conversation().send(Frames.frames().stdout("out").stderr("err")));
        container.exits(7);
        CommandRun command = container.command();
        assertThat(command.run("exec", "c1", "true")).isEqualTo(7);
        assertThat(command.out()).isEqualTo("out");
        assertThat(command.err()).isEqualTo("err");
    }

    @Test
    void exec_codeThatDoesNotFit_isNeverZero() {
        container.attached(Conversation.conversation());
        container.exits(256);
        CommandRun command = container.command();
        assertThat(command.run("exec", "c1", "true")).isEqualTo(255);
        assertThat(command.err()).contains("ended with the exit code 256").hasLineCount(1);
    }

    @Test
    void exec_calls_areAsFewAsPossible() {
        container.attached(Conversation.conversation());
        container.command().run("exec", "c1", "true");
        assertThat(container.calls())
                .containsExactly("POST /containers/c1/exec", "POST /exec/e1/start", "GET /exec/e1/json");
    }

    @Test
    void exec_interactive_sendsStdinAndItsEnd() {
        Conversation conversation = Conversation.conversation()
                .receive("hello")
                .receiveEnd()
                .send(Frames.frames().stdout("bye"));
        container.attached(conversation);
        CommandRun command = container.command().input("hello");
        assertThat(command.run("exec", "-i", "c1", "cat")).isZero();
        conversation.awaitSuccess(Duration.ofSeconds(30));
        assertThat(command.out()).isEqualTo("bye");
    }

    @Test
    void exec_request_hasWhatFlagsSay() throws IOException {
        Path variables = Files.writeString(folder.resolve("v"), "A=1\nB=2\n");
        container.attached(Conversation.conversation());
        container
                .command()
                .run(
                        "exec",
                        "--env-file",
                        variables.toString(),
                        "-eB=3",
                        "-u",
                        "me",
                        "-w",
                        "/w",
                        "--privileged",
                        "c1",
                        "x");
        assertThat(container.request("POST /containers/c1/exec").text())
                .contains("\"Env\":[\"A=1\",\"B=3\"]")
                .contains("\"User\":\"me\"")
                .contains("\"WorkingDir\":\"/w\"")
                .contains("\"Privileged\":true")
                .contains("\"Cmd\":[\"x\"]");
    }

    @Test
    void exec_detached_saysNothing() {
        container.engine.on("POST", "/exec/*/start").answer(Reply.status(200));
        CommandRun command = container.command();
        assertThat(command.run("exec", "-d", "c1", "true")).isZero();
        assertThat(command.out() + command.err()).isEmpty();
        assertThat(container.request("POST /exec/e1/start").text()).contains("\"Detach\":true");
    }

    @Test
    void exec_detachKeysOfConfig_areUsed() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"detachKeys\":\"ctrl-x,d\"}");
        container.attached(Conversation.conversation().drain());
        CommandRun command = container.command().onTerminal().input("\u0018d");
        assertThat(command.run("--config", folder.toString(), "exec", "-it", "c1", "sh"))
                .isZero();
        assertThat(command.err()).isEqualTo("dockerpty: detached; the process in container 'c1' runs on\n");
        assertThat(container.request("POST /containers/c1/exec").text()).contains("\"DetachKeys\":\"ctrl-x,d\"");
    }

    @Test
    void exec_missingContainer_isOneLineAndOne() {
        container.engine.on("POST", "/containers/*/exec").answer(Reply.status(404, "No such container: c1"));
        CommandRun command = container.command();
        assertThat(command.run("exec", "c1", "true")).isEqualTo(1);
        assertThat(command.err())
                .isEqualTo("dockerpty: cannot run a process in container 'c1': No such container: c1; "
                        + "'docker ps -a' lists the containers\n");
    }

    @Test
    void exec_terminalWithoutLocalOne_createsNothing() {
        CommandRun command = container.command();
        assertThat(command.run("exec", "-it", "c1", "sh")).isEqualTo(1);
        assertThat(command.err()).contains("stdin is not a terminal").hasLineCount(1);
        assertThat(container.calls()).isEmpty();
    }

    @Test
    void exec_terminalWithoutStdin_needsNoLocalOne() {
        container.attached(Conversation.conversation().sendRaw("raw"));
        CommandRun command = container.command();
        assertThat(command.run("exec", "-t", "c1", "sh")).isZero();
        assertThat(command.out()).isEqualTo("raw");
    }

    @Test
    void exec_startRefused_isOne() {
        container.engine.on("POST", "/exec/*/start").answer(Reply.status(500, "unable to find user nosuch"));
        CommandRun command = container.command();
        assertThat(command.run("exec", "-u", "nosuch", "c1", "true")).isEqualTo(1);
        assertThat(command.err()).contains("unable to find user nosuch").hasLineCount(1);
    }

    @Test
    void exec_engineGoneBeforeTheCode_is255() {
        container.attached(Conversation.conversation().send(Frames.frames().stdout("x")));
        container
                .engine
                .on("GET", "/exec/*/json")
                .answer(Reply.bytes("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{".getBytes()));
        CommandRun command = container.command();
        assertThat(command.run("exec", "c1", "true")).isEqualTo(255);
        assertThat(command.err()).contains("its exit code is unknown").hasLineCount(1);
    }
}
