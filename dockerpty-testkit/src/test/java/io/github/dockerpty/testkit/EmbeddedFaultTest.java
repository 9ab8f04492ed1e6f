// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults on the routes of the stateful engine. */
@Timeout(60)
class EmbeddedFaultTest {

    private static final String HELLO =
            new String(Frames.frames().stdout("hello\n").bytes(), StandardCharsets.ISO_8859_1);

    private LeakCheck leaks;
    private EmbeddedEngine engine;
    private ApiClient api;

    @BeforeEach
    void start() throws IOException {
        leaks = LeakCheck.begin();
        engine = EmbeddedEngine.setUp()
                .image(
                        "box",
                        Map.of(
                                "hello",
                                        session -> {
                                            session.print("hello\n");
                                            return 7;
                                        },
                                "cat",
                                        session -> {
                                            session.stdin().transferTo(session.stdout());
                                            return 0;
                                        },
                                "size",
                                        session -> {
                                            session.print(session.rows() + " " + session.columns() + "\n");
                                            session.awaitResize(Deadline.USUAL);
                                            session.print(session.rows() + " " + session.columns() + "\n");
                                            return 0;
                                        }))
                .container("c", "box")
                .onUnixSocket();
        api = new ApiClient(engine.host(), "1.41");
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
        leaks.close();
    }

    private Armed inject(Fault fault) {
        return engine.on("POST", "/exec/*/start").inject(fault);
    }

    @Test
    void split_andGlued_arriveWhole() throws IOException {
        for (Fault fault : new Fault[] {
            new Fault.Split(1), new Fault.HeadGluedToData(), new Fault.Split(3).and(new Fault.HeadGluedToData())
        }) {
            try (Armed armed = inject(fault);
                    ApiClient.Stream stream = api.execStream("c", false, "hello")) {
                assertThat(stream.toEnd()).isEqualTo(HELLO);
                assertThat(armed.hits()).isEqualTo(1);
            }
        }
    }

    @Test
    void gluedHead_comesAloneWhenTheProcessPrintsNothing() throws IOException {
        try (Armed armed = inject(new Fault.HeadGluedToData());
                ApiClient.Stream stream = api.execStream("c", false, "cat")) {
            stream.client().send("x").endInput();
            assertThat(stream.toEnd()).endsWith("x");
            assertThat(armed.hits()).isEqualTo(1);
        }
    }

    @Test
    void cut_endsTheStream_andTheProcessRunsAllTheSame() throws IOException {
        for (int count : new int[] {0, 5, 10}) {
            String id = api.exec("c", "{\"Cmd\":[\"hello\"],\"AttachStdout\":true}");
            try (Armed armed = inject(new Fault.CutAfter(count));
                    ApiClient.Stream stream = api.start(id, false)) {
                assertThat(stream.toEnd()).isEqualTo(HELLO.substring(0, count));
                assertThat(armed.hits()).isEqualTo(1);
            }
            awaitExitCode(id, 7);
        }
    }

    private void awaitExitCode(String id, int code) {
        Deadline.in(Deadline.USUAL).await("the exec has ended", () -> {
            try {
                return api.call("GET", "/exec/" + id + "/json").body().contains("\"ExitCode\":" + code);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void reset_isSeenWhileBytesAreUnread() throws IOException {
        try (Armed armed = inject(new Fault.ResetAfter(0))) {
            assertThatThrownBy(() -> {
                        String id = api.exec("c", "{\"Cmd\":[\"hello\"],\"AttachStdout\":true,\"AttachStdin\":true}");
                        try (ApiClient.Stream stream =
                                api.upgrade("/exec/" + id + "/start", "{\"Tty\":false}", "x".repeat(100_000))) {
                            stream.toEnd();
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(armed.hits()).isEqualTo(1);
        }
    }

    @Test
    void stall_keepsTheConnection_untilTheClientGoes() throws IOException {
        try (Armed armed = inject(new Fault.StallAfter(3));
                ApiClient.Stream stream = api.execStream("c", false, "hello")) {
            assertThat(stream.client().readExactly(3)).isEqualTo(HELLO.substring(0, 3));
            stream.client().channel.configureBlocking(false);
            assertThat(stream.client().channel.read(ByteBuffer.allocate(1))).isZero();
            assertThat(armed.hits()).isEqualTo(1);
        }
    }

    @Test
    void ignoredHalfClose_leavesTheInputOpen() throws IOException {
        String id = api.exec("c", "{\"Cmd\":[\"cat\"],\"AttachStdin\":true,\"AttachStdout\":true}");
        try (Armed armed = inject(new Fault.IgnoreHalfClose());
                ApiClient.Stream stream = api.start(id, false)) {
            stream.client().send("x").endInput();
            assertThat(stream.client().readExactly(9)).endsWith("x");
            assertThat(api.call("GET", "/exec/" + id + "/json").body()).contains("\"Running\":true");
            assertThat(armed.hits()).isEqualTo(1);
        }
    }

    @Test
    void lateExitCode_comesAfterTheStream() throws IOException {
        String id = api.exec("c", "{\"Cmd\":[\"hello\"],\"AttachStdout\":true}");
        Armed armed = engine.on("GET", "/exec/*/json").inject(new Fault.LateExitCode(Duration.ofHours(1)));
        try (armed;
                ApiClient.Stream stream = api.start(id, false)) {
            assertThat(stream.toEnd()).isEqualTo(HELLO);
            assertThat(api.call("GET", "/exec/" + id + "/json").body())
                    .contains("\"Running\":true", "\"ExitCode\":null");
        }
        assertThat(api.call("GET", "/exec/" + id + "/json").body()).contains("\"Running\":false", "\"ExitCode\":7");
    }

    @Test
    void lateFirstResize_isAnsweredAtOnce_andALaterOneTakesItsPlace() throws IOException {
        String id = api.exec("c", "{\"Cmd\":[\"size\"],\"Tty\":true,\"AttachStdout\":true}");
        Armed armed = engine.on("POST", "/exec/*/resize").inject(new Fault.LateFirstResize(Duration.ofHours(1)));
        try (armed;
                ApiClient.Stream stream = api.start(id, true)) {
            assertThat(api.call("POST", "/exec/" + id + "/resize?h=24&w=80").status())
                    .isEqualTo(200);
            assertThat(stream.client().readUntil("\r\n")).isEqualTo("0 0\r\n");
            assertThat(api.call("POST", "/exec/" + id + "/resize?h=30&w=100").status())
                    .isEqualTo(200);
            assertThat(stream.toEnd()).isEqualTo("30 100\r\n");
        }
    }

    @Test
    void lateFirstResize_hasItsEffectInTheEnd() throws IOException {
        String id = api.exec("c", "{\"Cmd\":[\"size\"],\"Tty\":true,\"AttachStdout\":true}");
        Armed armed = engine.on("POST", "/exec/*/resize").inject(new Fault.LateFirstResize(Duration.ofMillis(50)));
        try (armed;
                ApiClient.Stream stream = api.start(id, true)) {
            assertThat(stream.client().readUntil("\r\n")).isEqualTo("0 0\r\n");
            assertThat(api.call("POST", "/exec/" + id + "/resize?h=24&w=80").status())
                    .isEqualTo(200);
            assertThat(stream.toEnd()).isEqualTo("24 80\r\n");
        }
    }

    @Test
    void everyRoute_canBeClosedBeforeItsReply() throws IOException {
        try (Armed armed =
                engine.on("*", "/**").inject(new Fault.CloseBeforeReply()).times(1)) {
            assertThatThrownBy(() -> api.call("GET", "/info")).hasMessageContaining("the end came after");
            assertThat(armed.hits()).isEqualTo(1);
        }
        assertThat(api.call("GET", "/info").status()).isEqualTo(200);
    }
}
