// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultTest {

    private static final String STREAM = "0123456789";

    private LeakCheck leaks;
    private ScriptedEngine engine;

    @BeforeEach
    void start() throws IOException {
        leaks = LeakCheck.begin();
        engine = ScriptedEngine.onTcp();
        engine.on("POST", "/x").answer(Reply.upgraded(conversation().sendRaw(STREAM)));
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
        leaks.close();
    }

    /** A client that has asked with the fault on the route. */
    private RawClient asked(Fault fault) throws IOException {
        engine.on("*", "/x").inject(fault).times(1);
        return new RawClient(engine.host()).ask("POST", "/x");
    }

    private String afterHead(Fault fault) throws IOException {
        try (RawClient client = asked(fault)) {
            client.readHead();
            return client.readToEnd();
        }
    }

    @Test
    void cutAfter_endsInGoodOrder() throws IOException {
        for (int count = 0; count <= STREAM.length() + 1; count++) {
            assertThat(afterHead(new Fault.CutAfter(count))).isEqualTo(STREAM.substring(0, Math.min(10, count)));
        }
    }

    @Test
    void resetAfter_onTcp_isAReset() throws IOException {
        try (RawClient client = asked(new Fault.ResetAfter(3))) {
            assertThatThrownBy(client::readToEnd)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void reset_onAUnixSocket_isSeenWhileInputIsUnread() throws IOException {
        CountDownLatch sent = new CountDownLatch(1);
        try (ScriptedEngine unix = ScriptedEngine.onUnixSocket()) {
            unix.on("POST", "/unread")
                    .answer(Reply.upgraded(conversation().awaitGate(sent).reset()));
            unix.on("POST", "/read")
                    .answer(Reply.upgraded(conversation().receive("r").reset()));
            try (RawClient client = new RawClient(unix.host())) {
                client.ask("POST", "/unread").readHead();
                client.send("unread");
                sent.countDown();
                assertThatThrownBy(client::readToEnd)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("reset");
            }
            try (RawClient client = new RawClient(unix.host())) {
                client.ask("POST", "/read").readHead();
                assertThat(client.send("r").readToEnd()).isEmpty();
            }
        }
    }

    @Test
    void stallAfter_isSilentUntilTheClientEnds() throws IOException {
        try (RawClient client = asked(new Fault.StallAfter(4))) {
            client.readHead();
            assertThat(client.readUntil("0123")).isEqualTo("0123");
            client.channel.configureBlocking(false);
            assertThat(client.readSome()).isEmpty();
            client.channel.configureBlocking(true);
            assertThat(client.endInput().readToEnd()).isEmpty();
        }
    }

    @Test
    void corrupt_changesTheByte_alsoTogetherWithOthers() throws IOException {
        assertThat(afterHead(new Fault.Corrupt(0, 'x'))).isEqualTo("x123456789");
        Fault several = new Fault.Corrupt(9, 'z').and(new Fault.Corrupt(4, 'y'), new Fault.Corrupt(10, 'w'));
        assertThat(afterHead(several.and(new Fault.HeadGluedToData(), new Fault.Split(3))))
                .isEqualTo("0123y5678z");
        assertThat(afterHead(several.and(new Fault.CutAfter(9), new Fault.ResetAfter(2))))
                .isEqualTo("0123y5678");
    }

    @Test
    void split_keepsTheBytes() throws IOException {
        try (RawClient client = asked(new Fault.Split(1))) {
            assertThat(client.readToEnd()).startsWith("HTTP/1.1 101 ").endsWith("\r\n\r\n" + STREAM);
        }
    }

    @Test
    void headGluedToData_isOneWrite() throws IOException {
        try (RawClient client = asked(new Fault.HeadGluedToData())) {
            assertThat(client.readSome()).startsWith("HTTP/1.1 101 ").endsWith("\r\n\r\n" + STREAM);
        }
    }

    @Test
    void headGluedToData_withoutData_isSentBeforeReceiving() throws IOException {
        engine.on("POST", "/x")
                .answer(Reply.upgraded(conversation().receive("a").sendRaw("b")));
        try (RawClient client = asked(new Fault.HeadGluedToData())) {
            client.readHead();
            assertThat(client.send("a").readToEnd()).isEqualTo("b");
        }
        engine.on("GET", "/x").answer(Reply.status(204));
        engine.on("GET", "/x").inject(new Fault.HeadGluedToData());
        try (RawClient client = new RawClient(engine.host())) {
            assertThat(client.ask("GET", "/x").readHead()).contains("204");
        }
    }

    @Test
    void closeBeforeReply_isTheEndAtOnce() throws IOException {
        try (RawClient client = asked(new Fault.CloseBeforeReply())) {
            assertThat(client.readToEnd()).isEmpty();
        }
        assertThat(engine.requests()).hasSize(1);
    }

    @Test
    void delays_keepTheBytes_andTakeTheirTime() throws IOException {
        long start = System.nanoTime();
        assertThat(afterHead(new Fault.StallBeforeReply(Duration.ofMillis(10)))).isEqualTo(STREAM);
        assertThat(afterHead(new Fault.Delay(Duration.ofMillis(10)))).isEqualTo(STREAM);
        assertThat(afterHead(new Fault.Throttle(10_000))).isEqualTo(STREAM);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(40_000_000L);
    }

    @Test
    void ignoreHalfClose_leavesTheConversationWaiting() throws IOException {
        Conversation script = conversation().receive("a").receiveEnd();
        engine.on("POST", "/x").answer(Reply.upgraded(script));
        try (RawClient client = asked(new Fault.IgnoreHalfClose())) {
            client.readHead();
            client.send("a").endInput();
            Deadline.in(Deadline.USUAL)
                    .await("the end is awaited", () -> failure(script).contains("receive the end"));
        }
    }

    private static String failure(Conversation script) {
        try {
            script.awaitSuccess(Duration.ofMillis(1));
            return "none";
        } catch (AssertionError e) {
            return e.getMessage();
        }
    }

    @Test
    void hits_countTheDisturbedAnswers() throws IOException {
        try (Armed fault = engine.on("POST", "/*").inject(new Fault.CutAfter(0)).afterCalls(1);
                RawClient first = new RawClient(engine.host());
                RawClient second = new RawClient(engine.host())) {
            assertThat(first.ask("POST", "/x").readToEnd()).endsWith(STREAM);
            assertThat(second.ask("POST", "/x").readToEnd()).endsWith("\r\n\r\n");
            assertThat(fault.hits()).isEqualTo(1);
        }
        try (RawClient third = new RawClient(engine.host())) {
            assertThat(third.ask("POST", "/x").readToEnd()).endsWith(STREAM);
        }
    }

    @Test
    void nonsense_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fault.Split(0))
                .withMessageContaining("0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Fault.Throttle(0));
    }
}
