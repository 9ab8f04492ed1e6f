// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault on every kind of answer: streams, bodies with a length, answers in chunks. */
@Timeout(60)
class EmbeddedFaultMatrixTest {

    private static final int PREFIX = 3;

    private static LeakCheck leaks;
    private static EmbeddedEngine engine;
    private static ApiClient api;

    /** One kind of answer; the same bytes follow its head each time. */
    enum Answer {
        EXEC("POST", "/exec/*/start") {
            @Override
            RawClient ask() throws IOException {
                String id = api.exec("c", "{\"Cmd\":[\"hello\"],\"AttachStdout\":true}");
                return send("/exec/" + id + "/start", "Upgrade: tcp\r\nContent-Type: application/json", "{}");
            }
        },
        ATTACH("POST", "/containers/*/attach") {
            @Override
            RawClient ask() throws IOException {
                String id = api.create("{\"Image\":\"box\",\"Cmd\":[\"hello\"]}");
                RawClient client = send("/containers/" + id + "/attach?stream=1&stdout=1", "Upgrade: tcp", "");
                // The event tells, because a fault may hold the head back.
                ProbeBench.await("attached", () -> isAttached(id));
                api.call("POST", "/containers/" + id + "/start");
                return client;
            }
        },
        INSPECT("GET", "/containers/*/json") {
            @Override
            RawClient ask() throws IOException {
                return send("/containers/ended/json", "Connection: close", "");
            }
        },
        LOGS("GET", "/containers/*/logs") {
            @Override
            RawClient ask() throws IOException {
                return send("/containers/ended/logs?stdout=1&follow=1", "Connection: close", "");
            }
        },
        WAIT("POST", "/containers/*/wait") {
            @Override
            RawClient ask() throws IOException {
                return send("/containers/ended/wait", "Connection: close", "");
            }
        },
        REFUSAL("POST", "/containers/create") {
            @Override
            RawClient ask() throws IOException {
                return send("/containers/create", "Connection: close\r\nContent-Type: application/json", "{}");
            }
        };

        final String method;
        final String pattern;

        Answer(String method, String pattern) {
            this.method = method;
            this.pattern = pattern;
        }

        abstract RawClient ask() throws IOException;

        RawClient send(String path, String headers, String body) throws IOException {
            return new RawClient(engine.host())
                    .send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\nContent-Length: "
                            + body.length() + "\r\n\r\n" + body);
        }

        static boolean isAttached(String id) throws IOException {
            String until = BigDecimal.valueOf(System.currentTimeMillis(), 3).toPlainString();
            return api.call("GET", "/events?since=1&until=" + until + "&filters=%7B%22event%22%3A%5B%22attach%22%5D%7D")
                    .body()
                    .contains(id);
        }

        /** What follows the head. */
        String rest() throws IOException {
            try (RawClient client = ask()) {
                client.readHead();
                return client.readToEnd();
            }
        }
    }

    @BeforeAll
    static void start() throws IOException {
        leaks = LeakCheck.begin();
        engine = EmbeddedEngine.setUp()
                .image("box", session -> {
                    session.print("hello\n");
                    return 7;
                })
                .container("c", "box")
                .onUnixSocket();
        api = new ApiClient(engine.host(), "1.41");
        String id = api.call("POST", "/containers/create?name=ended", "{\"Image\":\"box\"}")
                .json()
                .text("Id");
        api.call("POST", "/containers/" + id + "/start");
        api.call("POST", "/containers/" + id + "/wait");
    }

    @AfterAll
    static void close() throws IOException {
        engine.close();
        leaks.close();
    }

    static Stream<Arguments> harmless() {
        return Arrays.stream(Answer.values()).flatMap(answer -> Stream.of(
                        new Fault.Split(1),
                        new Fault.Delay(Duration.ofMillis(2)),
                        new Fault.Throttle(100_000),
                        new Fault.StallBeforeReply(Duration.ofMillis(2)),
                        new Fault.HeadGluedToData())
                .map(fault -> Arguments.of(answer, fault)));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void slowOrInPieces_theAnswerIsWhole(Answer answer, Fault fault) throws IOException {
        String whole = answer.rest();
        long begun = System.nanoTime();
        try (Armed armed = engine.on(answer.method, answer.pattern).inject(fault)) {
            assertThat(answer.rest()).isEqualTo(whole);
            assertThat(armed.hits()).isEqualTo(1);
        }
        // No answer is quicker than its fault; the machine may make it as slow as it likes.
        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(least(fault, whole.length()));
    }

    private static long least(Fault fault, int bytes) {
        if (fault instanceof Fault.Throttle throttle) {
            return bytes * 1_000_000_000L / throttle.bytesPerSecond();
        }
        return fault instanceof Fault.Delay || fault instanceof Fault.StallBeforeReply ? 2_000_000 : 0;
    }

    @ParameterizedTest
    @EnumSource
    void gluedHead_comesInOnePieceWithData(Answer answer) throws IOException {
        String whole = answer.rest();
        try (Armed armed = engine.on(answer.method, answer.pattern).inject(new Fault.HeadGluedToData());
                RawClient client = answer.ask()) {
            String piece = client.readSome();
            int data = piece.indexOf("\r\n\r\n") + 4;
            assertThat(piece.length()).isGreaterThan(data);
            assertThat(whole).startsWith(piece.substring(data));
            assertThat(armed.hits()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void cut_endsTheAnswerInGoodOrder(Answer answer) throws IOException {
        String whole = answer.rest();
        for (int count : new int[] {0, PREFIX}) {
            try (Armed armed = engine.on(answer.method, answer.pattern).inject(new Fault.CutAfter(count))) {
                assertThat(answer.rest()).isEqualTo(whole.substring(0, count));
                assertThat(armed.hits()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void reset_givesNoMoreThanCameBefore(Answer answer) throws IOException {
        String whole = answer.rest();
        try (Armed armed = engine.on(answer.method, answer.pattern).inject(new Fault.ResetAfter(PREFIX))) {
            String seen;
            try {
                seen = answer.rest();
            } catch (IOException reset) {
                seen = "";
            }
            assertThat(whole.substring(0, PREFIX)).startsWith(seen);
            assertThat(armed.hits()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void stall_keepsTheConnectionOpen(Answer answer) throws IOException {
        String whole = answer.rest();
        try (Armed armed = engine.on(answer.method, answer.pattern).inject(new Fault.StallAfter(PREFIX));
                RawClient client = answer.ask()) {
            client.readHead();
            assertThat(client.readExactly(PREFIX)).isEqualTo(whole.substring(0, PREFIX));
            assertThat(client.readFor(Duration.ofMillis(20))).isEqualTo("...");
            assertThat(armed.hits()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void corrupt_changesOneByte(Answer answer) throws IOException {
        String whole = answer.rest();
        try (Armed armed = engine.on(answer.method, answer.pattern).inject(new Fault.Corrupt(1, '~'))) {
            assertThat(answer.rest()).isEqualTo(whole.charAt(0) + "~" + whole.substring(2));
            assertThat(armed.hits()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ATTACH")
    void closeBeforeReply_givesNothing(Answer answer) throws IOException {
        try (Armed armed = engine.on(answer.method, answer.pattern).inject(new Fault.CloseBeforeReply());
                RawClient client = answer.ask()) {
            assertThat(client.readToEnd()).isEmpty();
            assertThat(armed.hits()).isEqualTo(1);
        }
    }

    @Test
    void faultAtAMoment_isForTheRequestsItNames() throws IOException {
        try (Armed armed = engine.on("GET", "/containers/*/json")
                .inject(new Fault.CloseBeforeReply())
                .afterCalls(1)
                .times(1)) {
            assertThat(api.call("GET", "/containers/ended/json").status()).isEqualTo(200);
            assertThatThrownBy(() -> api.call("GET", "/containers/ended/json")).isInstanceOf(AssertionError.class);
            assertThat(api.call("GET", "/containers/ended/json").status()).isEqualTo(200);
            assertThat(armed.hits()).isEqualTo(1);
        }
    }
}
