// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedEngineTest {

    private LeakCheck leaks;
    private EmbeddedEngine engine;
    private ApiClient api;

    private static int echo(Program.Session session) throws IOException {
        for (String line = session.readLine(); line != null; line = session.readLine()) {
            session.print("<" + line + ">\n");
        }
        session.printError("end\n");
        return 300;
    }

    @BeforeEach
    void start() throws IOException {
        leaks = LeakCheck.begin();
        engine = EmbeddedEngine.setUp()
                .image("box", Map.of("echo", EmbeddedEngineTest::echo, "fail", session -> {
                    throw new IllegalStateException("broken program");
                }))
                .container("c", "box")
                .onUnixSocket();
        api = new ApiClient(engine.host(), "1.41");
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
        engine.close();
        leaks.close();
    }

    private static String framed(String stdout, String stderr) {
        return new String(Frames.frames().stdout(stdout).stderr(stderr).bytes(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void socket_isInAFolderOfOurOwn() throws IOException {
        Path folder = Path.of(engine.host().getPath()).getParent();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        engine.close();
        assertThat(folder).doesNotExist();
    }

    @Test
    void ping_tellsTheVersion() throws IOException {
        try (RawClient client = new RawClient(engine.host())) {
            assertThat(client.ask("HEAD", "/_ping").readHead()).contains("Api-Version: 1.41\r\n", "Ostype: linux\r\n");
            assertThat(client.ask("GET", "/_ping").readUntil("OK")).startsWith("HTTP/1.1 200");
        }
        assertThat(engine.requests()).hasSize(2);
        assertThat(engine.takeRequest(Deadline.USUAL).line()).isEqualTo("HEAD /_ping");
        assertThat(engine.environment())
                .containsEntry("DOCKER_HOST", engine.host().toString());
    }

    @Test
    void exec_streamsBothWays_andKnowsItsExitCode() throws IOException {
        String id =
                api.exec("c", "{\"Cmd\":[\"echo\"],\"AttachStdin\":true,\"AttachStdout\":true,\"AttachStderr\":true}");
        assertThat(api.call("GET", "/exec/" + id + "/json").body()).contains("\"Running\":false", "\"ExitCode\":null");
        try (ApiClient.Stream stream = api.start(id, false)) {
            assertThat(stream.status()).isEqualTo(101);
            assertThat(stream.head()).contains("Content-Type: application/vnd.docker.raw-stream");
            stream.client().send("a\nb");
            stream.client().readExactly(framed("<a>\n", "").length() - 8);
            assertThat(api.call("GET", "/exec/" + id + "/json").body())
                    .contains("\"Running\":true", "\"ExitCode\":null");
            stream.client().endInput();
            assertThat(stream.toEnd()).isEqualTo(framed("<b>\n", "end\n"));
        }
        assertThat(api.call("GET", "/exec/" + id + "/json").body()).contains("\"Running\":false", "\"ExitCode\":44");
    }

    @Test
    void execOnATerminal_isRaw() throws IOException {
        try (ApiClient.Stream stream = api.execStream("c", true, "echo")) {
            stream.client().send("a\r");
            assertThat(stream.client().readUntil("<a>\r\n")).isEqualTo("a\r\n<a>\r\n");
            stream.client().send("\u0004");
            assertThat(stream.toEnd()).isEqualTo("end\r\n");
        }
    }

    @Test
    void execDetached_runsByItself() throws IOException {
        String id = api.exec("c", "{\"Cmd\":[\"echo\"]}");
        assertThat(api.call("POST", "/exec/" + id + "/start", "{\"Detach\":true}")
                        .status())
                .isEqualTo(200);
        Deadline.in(Deadline.USUAL).await("the exec has ended", () -> {
            try {
                return api.call("GET", "/exec/" + id + "/json").body().contains("\"ExitCode\":44");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void failingProgram_saysSo_withExitCode1() throws IOException {
        try (ApiClient.Stream stream = api.execStream("c", false, "fail")) {
            assertThat(stream.toEnd()).contains("program failed: java.lang.IllegalStateException: broken program");
        }
    }

    @Test
    void withoutUpgrade_theAnswerIs200() throws IOException {
        String id = api.exec("c", "{\"Cmd\":[\"echo\"],\"AttachStdout\":true}");
        ApiClient.Answer answer = api.call("POST", "/exec/" + id + "/start", "{\"Tty\":false}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.head()).contains("raw-stream").doesNotContain("Upgrade");
    }

    @Test
    void container_livesFromCreateToRemove() throws IOException {
        String id = api.create("{\"Image\":\"box\",\"Cmd\":[\"echo\"],\"OpenStdin\":true,\"StdinOnce\":true}");
        try (ApiClient.Stream stream =
                api.upgrade("/containers/" + id + "/attach?stream=1&stdin=1&stdout=1&stderr=1", null)) {
            // Before the start: kept for the process.
            stream.client().send("early\n").endInput();
            assertThat(api.call("POST", "/containers/" + id + "/start").status())
                    .isEqualTo(204);
            assertThat(stream.toEnd()).isEqualTo(framed("<early>\n", "end\n"));
        }
        assertThat(api.call("POST", "/containers/" + id + "/wait").json().number("StatusCode"))
                .isEqualTo(44);
        assertThat(api.call("GET", "/containers/" + id + "/json")
                        .json()
                        .object("State")
                        .text("Status"))
                .isEqualTo("exited");
        assertThat(api.call("GET", "/containers/" + id + "/logs?stdout=1&stderr=1")
                        .body())
                .isEqualTo(framed("<early>\n", "end\n"));
        assertThat(api.call("DELETE", "/containers/" + id).status()).isEqualTo(204);
        assertThat(api.call("GET", "/containers/" + id + "/json").status()).isEqualTo(404);
    }

    @Test
    void scriptedAnswer_overridesTheEnginesOwn() throws IOException {
        try (Armed armed = engine.on("GET", "/containers/*/json").answer(Reply.status(503, "busy"))) {
            assertThat(api.call("GET", "/containers/c/json").message()).isEqualTo("busy");
            assertThat(armed.hits()).isEqualTo(1);
        }
        assertThat(api.call("GET", "/containers/c/json").json().text("Name")).isEqualTo("/c");
    }

    @Test
    void early_bytesAreDroppedAndRecorded() throws IOException {
        String id = api.exec("c", "{\"Cmd\":[\"echo\"],\"AttachStdin\":true,\"AttachStdout\":true}");
        try (ApiClient.Stream stream = api.upgrade("/exec/" + id + "/start", "{\"Tty\":false}", "early\n")) {
            stream.client().send("late\n").endInput();
            assertThat(stream.toEnd()).isEqualTo(framed("<late>\n", "").substring(0, 15));
        }
        RecordedRequest start = engine.requests().get(1);
        assertThat(start.upgraded()).isTrue();
        assertThat(start.defect()).hasValue("6 bytes came before the upgrade was answered");
    }

    @Test
    void consoleSize_isKnownFrom142On() throws IOException {
        CountDownLatch seen = new CountDownLatch(1);
        try (EmbeddedEngine newer = EmbeddedEngine.setUp()
                .profile(Profile.DOCKER_28)
                .image("box", session -> {
                    session.print(session.rows() + " " + session.columns());
                    seen.countDown();
                    return 0;
                })
                .container("c", "box")
                .onUnixSocket()) {
            ApiClient client = new ApiClient(newer.host(), "1.42");
            String id =
                    client.exec("c", "{\"Cmd\":[\"x\"],\"Tty\":true,\"AttachStdout\":true,\"ConsoleSize\":[33,99]}");
            try (ApiClient.Stream stream = client.start(id, true)) {
                assertThat(stream.toEnd()).isEqualTo("33 99");
            }
            String framed = client.exec("c", "{\"Cmd\":[\"x\"],\"AttachStdout\":true}");
            try (ApiClient.Stream stream = client.start(framed, false)) {
                assertThat(stream.head()).contains("application/vnd.docker.multiplexed-stream");
                assertThat(stream.toEnd()).endsWith("0 0");
            }
        }
        assertThat(seen.getCount()).isZero();
    }

    @Test
    void hostPrograms_areNotForEverybody(@TempDir Path folder) {
        EmbeddedSetup setup =
                EmbeddedEngine.setUp().image("box", HostPrograms.shell()).container("c", "box");
        assertThatIllegalStateException().isThrownBy(setup::onTcp).withMessageContaining("Unix socket");
        assertThatIllegalStateException().isThrownBy(() -> setup.onTls(folder));
    }

    @Test
    void wrongSetups_areRefused() {
        for (String version : List.of("", "1", "x.y", "1.41.2")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EmbeddedEngine.setUp().apiVersion(version));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> EmbeddedEngine.setUp().container("c", "nosuch").onUnixSocket())
                .withMessageContaining("nosuch");
        assertThatIllegalArgumentException().isThrownBy(HostPrograms::only);
        assertThatIllegalArgumentException().isThrownBy(() -> HostPrograms.only("/bin/sh"));
    }
}
