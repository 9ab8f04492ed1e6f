// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConversationTest {

    private LeakCheck leaks;
    private ScriptedEngine engine;

    @BeforeEach
    void start() throws IOException {
        leaks = LeakCheck.begin();
        engine = ScriptedEngine.onUnixSocket();
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
        leaks.close();
    }

    /** A client that has read the head of the upgrade. */
    private RawClient upgraded(Conversation conversation) throws IOException {
        engine.on("POST", "/exec/*/start").answer(Reply.upgraded(conversation));
        RawClient client = new RawClient(engine.host());
        client.ask("POST", "/v1.41/exec/e/start");
        assertThat(client.readHead())
                .startsWith("HTTP/1.1 101 UPGRADED\r\n")
                .contains("Connection: Upgrade\r\n", "Upgrade: tcp\r\n", "application/vnd.docker.raw-stream");
        return client;
    }

    @Test
    void steps_runInOrder_andTheEngineEnds() throws IOException {
        CountDownLatch ran = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        Frames frames = Frames.frames().stdout("out").stderr("err");
        Conversation script = conversation()
                .send(frames)
                .receive("nam")
                .receive("e\n")
                .run(ran::countDown)
                .awaitGate(gate)
                .pause(Duration.ofMillis(1))
                .sendRaw("hé")
                .receiveEnd();
        try (RawClient client = upgraded(script)) {
            assertThat(client.readUntil("err").length()).isEqualTo(frames.bytes().length);
            client.send("name\n");
            gate.countDown();
            assertThat(client.readUntil("\u00c3\u00a9")).startsWith("h");
            assertThat(ran.getCount()).isZero();
            client.endInput();
            assertThat(client.readToEnd()).isEmpty();
        }
        script.awaitSuccess(Deadline.USUAL);
        assertThat(engine.requests().get(0).upgraded()).isTrue();
    }

    @Test
    void hijackedWithoutUpgrade_is200AndTheSameStream() throws IOException {
        Conversation script = conversation().receive("a").sendRaw("b");
        engine.on("POST", "/attach").answer(Reply.hijackedWithoutUpgrade(script));
        try (RawClient client = new RawClient(engine.host())) {
            assertThat(client.ask("POST", "/attach").readHead())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .doesNotContain("Content-Length", "Upgrade");
            assertThat(client.send("a").readToEnd()).isEqualTo("b");
        }
        script.awaitSuccess(Deadline.USUAL);
    }

    @Test
    void receive_ofOtherBytes_failsWithTheDifference_andCloses() throws IOException {
        Conversation script = conversation().receive("hello").sendRaw("never");
        try (RawClient client = upgraded(script)) {
            assertThat(client.send("help").readToEnd()).isEmpty();
        }
        assertThatThrownBy(() -> script.awaitSuccess(Deadline.USUAL))
                .isInstanceOf(AssertionError.class)
                .hasMessage("step 1 of 2, receive \"hello\", failed: at byte 3 came \"p\" instead of \"lo\"");
    }

    @Test
    void receive_whenTheClientEnds_failsWithWhatCame() throws IOException {
        Conversation script = conversation().receive("hello");
        upgraded(script).send("he").close();
        assertThatThrownBy(() -> script.awaitSuccess(Deadline.USUAL)).hasMessageContaining("ended after \"he\"");
    }

    @Test
    void receiveEnd_whenBytesCome_fails() throws IOException {
        Conversation script = conversation().receiveEnd();
        try (RawClient client = upgraded(script)) {
            client.send("x");
            assertThatThrownBy(() -> script.awaitSuccess(Deadline.USUAL)).hasMessageContaining("came \"x\"");
        }
    }

    @Test
    void run_whatItThrows_failsTheConversation() throws IOException {
        Conversation script = conversation().run(() -> {
            throw new IllegalStateException("no state");
        });
        try (RawClient client = upgraded(script)) {
            assertThat(client.readToEnd()).isEmpty();
        }
        assertThatThrownBy(() -> script.awaitSuccess(Deadline.USUAL)).hasMessageContaining("run, failed: no state");
    }

    @Test
    void awaitSuccess_beforeItRanOrEnded_saysSo() throws IOException {
        Conversation script = conversation().receive("x");
        assertThatThrownBy(() -> script.awaitSuccess(Duration.ofMillis(1))).hasMessageContaining("no request");
        try (RawClient client = upgraded(script)) {
            assertThat(client.channel.isOpen()).isTrue();
            // The head comes before the first step begins.
            Deadline.in(Deadline.USUAL)
                    .await("it receives", () -> failure(script).contains("has not ended: [step 1 of 1, receive \"x\""));
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> script.awaitSuccess(Deadline.USUAL)).hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
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
    void halfClose_keepsReceiving() throws IOException {
        Conversation script = conversation().halfClose().receive("late").receiveEnd();
        try (RawClient client = upgraded(script)) {
            assertThat(client.readToEnd()).isEmpty();
            client.send("late").endInput();
        }
        script.awaitSuccess(Deadline.USUAL);
    }

    @Test
    void echo_andDrain_passLargeAmounts() throws Exception {
        byte[] large = new byte[3_000_000];
        new Random(7).nextBytes(large);
        Conversation script = conversation().echo();
        try (RawClient client = upgraded(script)) {
            Thread writer = new Thread(() -> {
                try {
                    client.send(large).endInput();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            writer.start();
            assertThat(client.readBytesToEnd()).isEqualTo(large);
            writer.join();
        }
        script.awaitSuccess(Deadline.USUAL);
        Conversation drained = conversation().drain().sendRaw("done");
        try (RawClient client = upgraded(drained)) {
            assertThat(client.send(large).endInput().readToEnd()).isEqualTo("done");
        }
        drained.awaitSuccess(Deadline.USUAL);
    }

    @Test
    void end_withUnreadInput_losesNothingOfTheOutput() throws IOException {
        byte[] large = new byte[150_000];
        CountDownLatch gate = new CountDownLatch(1);
        Conversation script = conversation().awaitGate(gate).send(large);
        try (RawClient client = upgraded(script)) {
            client.send("nobody reads this");
            gate.countDown();
            assertThat(client.readBytesToEnd()).hasSize(large.length);
        }
    }

    @Test
    void emptyConversation_ends() throws IOException {
        try (RawClient client = upgraded(conversation())) {
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void earlyBytes_areADefectOfTheRequest() throws IOException {
        Conversation script = conversation().receive("early");
        engine.on("POST", "/x").answer(Reply.upgraded(script));
        try (RawClient client = new RawClient(engine.host())) {
            client.send("POST /x HTTP/1.1\r\n\r\nearly");
            script.awaitSuccess(Deadline.USUAL);
        }
        assertThat(engine.requests().get(0).defect()).hasValue("5 bytes came before the upgrade was answered");
    }

    @Test
    void close_byTheConversationItself_isTheDeathOfTheEngine() throws IOException {
        Conversation script = conversation().sendRaw("last words").run(() -> {
            try {
                engine.close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        try (RawClient client = upgraded(script)) {
            assertThat(client.readToEnd()).isEqualTo("last words");
        }
        assertThatThrownBy(() -> new RawClient(engine.host())).isInstanceOf(IOException.class);
    }
}
