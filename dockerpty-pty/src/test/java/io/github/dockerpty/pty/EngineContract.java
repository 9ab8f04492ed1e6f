// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.io.Source;
import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.RecordedRequest;
import io.github.dockerpty.testkit.Reply;
import io.github.dockerpty.testkit.ScriptedEngine;
import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link Engine} sends for each call and makes of each answer; subclasses say which engine. */
@Timeout(60)
abstract class EngineContract {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    ScriptedEngine script;
    Engine engine;

    abstract Engine connect(Endpoint endpoint);

    @BeforeEach
    void start() throws IOException {
        script = ScriptedEngine.onUnixSocket();
        engine = connect(Endpoint.of(script.host()));
    }

    @AfterEach
    void stop() throws IOException {
        script.close();
    }

    /** The one request that is no ping. */
    RecordedRequest request() {
        List<RecordedRequest> calls = script.requests().stream()
                .filter(r -> !r.path().endsWith("/_ping"))
                .toList();
        assertThat(calls).hasSize(1);
        return calls.get(0);
    }

    private static String text(EngineConnection connection) throws IOException {
        return new String(EngineIT.drain(connection), StandardCharsets.UTF_8);
    }

    @Test
    void version_isNegotiatedOnce() throws IOException {
        assertThat(engine.version().api()).isEqualTo("1.41");
        assertThat(engine.version().podman()).isFalse();
        assertThat(script.requests()).singleElement().hasFieldOrPropertyWithValue("method", "HEAD");
    }

    @Test
    void inspectContainer_running_isRead() throws IOException {
        script.on("GET", "/containers/c1/json")
                .answer(
                        Reply.json(
                                200,
                                """
                        {"Id":"c1id","State":{"Status":"paused","Running":true,"Paused":true,"Restarting":false,
                        "ExitCode":3,"Health":null},"Config":{"Tty":true,"OpenStdin":true,"StdinOnce":true,"Env":[]},
                        "HostConfig":{"AutoRemove":true},"Mounts":[{"Type":"bind"}]}"""));
        assertThat(engine.inspectContainer("c1"))
                .isEqualTo(new ContainerInfo("c1id", "paused", true, true, false, 3, true, true, true, true));
    }

    @Test
    void startContainer_tellsWhetherItRan() throws IOException {
        script.on("POST", "/containers/c1/start").answer(Reply.status(204));
        script.on("POST", "/containers/c2/start").answer(Reply.status(304));
        assertThat(engine.startContainer("c1")).isTrue();
        assertThat(engine.startContainer("c2")).isFalse();
    }

    @Test
    void createContainer_sendsEveryMember() throws IOException {
        script.on("POST", "/containers/create").answer(Reply.json(201, "{\"Id\":\"new\",\"Warnings\":[\"careful\"]}"));
        ContainerSpec spec = new ContainerSpec(
                "busybox",
                List.of("sh", "-c", "echo \"x\""),
                "a name",
                "linux/arm64",
                true,
                true,
                true,
                true,
                List.of("A=1"),
                Optional.of(new TerminalSize(24, 80)),
                Map.of("User", "\"root\""),
                Map.of("Memory", "1024"));
        Engine.Created created = engine.createContainer(spec);
        assertThat(created.id()).isEqualTo("new");
        assertThat(created.warnings()).containsExactly("careful");
        assertThat(request().query()).isEqualTo(Map.of("name", "a name", "platform", "linux/arm64"));
        assertThat(request().text())
                .isEqualTo("{\"Image\":\"busybox\",\"Cmd\":[\"sh\",\"-c\",\"echo \\\"x\\\"\"],\"Tty\":true,"
                        + "\"OpenStdin\":true,\"StdinOnce\":true,\"AttachStdin\":true,\"AttachStdout\":true,"
                        + "\"AttachStderr\":true,\"Env\":[\"A=1\"],\"User\":\"root\","
                        + "\"HostConfig\":{\"AutoRemove\":true,\"Memory\":1024}}");
    }

    @Test
    void size_fromApi142_isSent() throws IOException {
        script.apiVersion("1.42");
        script.on("POST", "/containers/create").answer(Reply.json(201, "{\"Id\":\"new\",\"Warnings\":null}"));
        ContainerSpec spec = ContainerSpec.of("busybox");
        engine.createContainer(new ContainerSpec(
                spec.image(),
                List.of(),
                "",
                "",
                true,
                false,
                false,
                false,
                List.of(),
                Optional.of(new TerminalSize(24, 80)),
                Map.of(),
                Map.of()));
        assertThat(request().text()).contains("\"HostConfig\":{\"AutoRemove\":false,\"ConsoleSize\":[24,80]}");
    }

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
    void shortCalls_reachTheirPaths() throws IOException {
        script.on("*", "/**").answer(Reply.status(200));
        engine.killContainer("c1", "USR1");
        engine.resizeContainer("c1", new TerminalSize(24, 80));
        engine.resizeExec("e1", new TerminalSize(25, 81));
        script.on("DELETE", "/containers/c1").answer(Reply.status(204));
        engine.removeContainer("c1");
        assertThat(script.requests().stream()
                        .filter(r -> !r.path().endsWith("/_ping"))
                        .map(r -> r.line() + " " + new TreeMap<>(r.query())))
                .containsExactly(
                        "POST /containers/c1/kill {signal=USR1}",
                        "POST /containers/c1/resize {h=24, w=80}",
                        "POST /exec/e1/resize {h=25, w=81}",
                        "DELETE /containers/c1 " + removeQuery());
    }

    String removeQuery() {
        return "{force=1, v=1}";
    }

    @Test
    void waitContainer_returnsWithTheHead() throws IOException {
        CompletableFuture<String> body = new CompletableFuture<>();
        script.on("POST", "/containers/c1/wait").answer(Reply.chunkedLater(body));
        try (PendingExit exit = engine.waitContainer("c1", WaitCondition.NEXT_EXIT)) {
            body.complete("{\"StatusCode\":137,\"Error\":null}\n");
            assertThat(exit.await()).isEqualTo(137);
            assertThat(exit.await()).isEqualTo(137);
        }
        assertThat(request().query()).isEqualTo(Map.of("condition", "next-exit"));
    }

    @Test
    void await_errorOrNoCode_isNoCode() throws IOException {
        script.on("POST", "/containers/c1/wait")
                .answer(Reply.json(200, "{\"StatusCode\":0,\"Error\":{\"Message\":\"removal failed\"}}"));
        script.on("POST", "/containers/c2/wait").answer(Reply.json(200, "{\"StatusCode\":-1}"));
        script.on("POST", "/containers/c3/wait").answer(Reply.json(200, "{}"));
        try (PendingExit exit = engine.waitContainer("c1", WaitCondition.REMOVED)) {
            assertThatThrownBy(exit::await).isInstanceOf(EngineException.class).hasMessage("removal failed");
        }
        for (String container : new String[] {"c2", "c3"}) {
            try (PendingExit exit = engine.waitContainer(container, WaitCondition.NOT_RUNNING)) {
                assertThatThrownBy(exit::await).hasMessageContaining("does not know the exit code");
            }
        }
    }

    @Test
    void logs_chunked_areReadToTheirEnd() throws IOException {
        script.on("GET", "/containers/c1/logs")
                .answer(Reply.chunked("text/plain", "ab".getBytes(StandardCharsets.UTF_8), new byte[] {'c'}));
        try (Source logs = engine.logs("c1")) {
            StringBuilder text = new StringBuilder();
            ByteBuffer buffer = ByteBuffer.allocate(1);
            while (logs.read(buffer.clear()) > 0) {
                text.append((char) buffer.get(0));
            }
            assertThat(text).hasToString("abc");
        }
        assertThat(request().query()).isEqualTo(Map.of("stdout", "1", "stderr", "1"));
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
