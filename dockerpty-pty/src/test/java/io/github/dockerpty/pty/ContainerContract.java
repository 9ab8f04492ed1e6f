// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.io.Source;
import io.github.dockerpty.testkit.Reply;
import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The calls below {@code /containers}, and the version. */
abstract class ContainerContract extends ContractSetup {

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
    void inspectContainer_ofANameWithSlash_thatIsNearlyEmpty_isRead() throws IOException {
        script.on("GET", "/containers/c1/json").answer(Reply.json(200, "{\"Id\":\"c1id\"}"));
        assertThat(engine.inspectContainer("/c1"))
                .isEqualTo(new ContainerInfo("c1id", "", false, false, false, 0, false, false, false, false));
        script.on("GET", "/containers/c1/json").answer(Reply.json(200, "{}"));
        assertThatThrownBy(() -> engine.inspectContainer("c1")).isInstanceOf(IOException.class);
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
}
