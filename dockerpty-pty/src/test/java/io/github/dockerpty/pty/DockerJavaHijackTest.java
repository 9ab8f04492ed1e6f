// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.dockerpty.testkit.BlockedCall;
import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.RepeatedBytes;
import io.github.dockerpty.testkit.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hijacked input: it flows, it ends where it may, and nothing stays, whoever closes what while something waits. */
@Timeout(60)
class DockerJavaHijackTest extends ScriptedDockerJava {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String BODY = "{\"Detach\":false}";
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void openGate() {
        gate.countDown();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Request request(String path, InputStream input) {
        return Request.builder()
                .method(Request.Method.POST)
                .path(path)
                .putHeader("content-type", "application/json")
                .bodyBytes(BODY.getBytes(StandardCharsets.UTF_8))
                .hijackedInput(input)
                .build();
    }

    private Response startExec(InputStream input) {
        return transport.execute(request("/v1.41/exec/e1/start", input));
    }

    private void exec(Conversation talk, boolean tty) {
        script.on("POST", "/exec/e1/start").answer(Reply.upgraded(talk));
        script.on("GET", "/exec/e1/json").answer(ScriptedProcess.execInfo(true, "0", tty));
    }

    private void attach(Conversation talk, String config) {
        script.on("POST", "/containers/c1/attach").answer(Reply.upgraded(talk));
        script.on("GET", "/containers/c1/json")
                .answer(Reply.json(200, "{\"Id\":\"c1\",\"State\":{\"Running\":true},\"Config\":" + config + "}"));
    }

    @Test
    void input_flowsAndEnds_whileOutputGoesOn() throws IOException {
        Conversation talk = conversation().receive("one\ntwo").receiveEnd().sendRaw("after the end");
        exec(talk, false);
        try (Response response = startExec(stream("one\ntwo"))) {
            assertThat(response.getStatusCode()).isEqualTo(200);
            assertThat(response.getHeader("Upgrade")).isEqualTo("tcp");
            assertThat(text(response)).isEqualTo("after the end");
        }
        talk.awaitSuccess(LIMIT);
        assertThat(script.requests().get(0).text()).isEqualTo(BODY);
        assertThat(script.requests()).allMatch(request -> request.defect().isEmpty());
    }

    @Test
    void inputOfATerminal_isNotEnded() throws IOException {
        Conversation talk = conversation().receive("exit\n").awaitGate(gate).sendRaw("bye");
        exec(talk, true);
        try (Response response = startExec(stream("exit\n"))) {
            // The engine has been asked, so the end of the input is dealt with.
            script.takeRequest(LIMIT);
            script.takeRequest(LIMIT);
            gate.countDown();
            assertThat(text(response)).isEqualTo("bye");
        }
    }

    @Test
    void inputOfAnAttach_endsWithItsFirstClient() throws IOException {
        attach(conversation().receive("x").receiveEnd().sendRaw("y"), "{\"OpenStdin\":true,\"StdinOnce\":true}");
        try (Response response =
                transport.execute(request("/containers/c1/attach?stream=1&stdin=1&stdout=1", stream("x")))) {
            assertThat(text(response)).isEqualTo("y");
        }
    }

    @Test
    void inputOfAnAttach_thatOutlivesItsClient_isNotEnded() throws IOException {
        Conversation talk =
                conversation().receive("x").receive("").awaitGate(gate).sendRaw("y");
        attach(talk, "{\"OpenStdin\":true,\"StdinOnce\":false}");
        try (Response response = transport.execute(request("/containers/c1/attach?stdin=1", stream("x")))) {
            script.takeRequest(LIMIT);
            script.takeRequest(LIMIT);
            gate.countDown();
            assertThat(text(response)).isEqualTo("y");
        }
    }

    @Test
    void answerWithoutUpgrade_isAStreamToo() throws IOException {
        script.on("POST", "/exec/e1/start")
                .answer(Reply.hijackedWithoutUpgrade(
                        conversation().receive("x").receiveEnd().sendRaw("y")));
        script.on("GET", "/exec/e1/json").answer(ScriptedProcess.execInfo(true, "0", false));
        try (Response response = startExec(stream("x"))) {
            assertThat(text(response)).isEqualTo("y");
        }
    }

    @Test
    void refusal_isTheAnswer_andTheInputIsNotRead() throws IOException {
        script.on("POST", "/exec/e1/start").answer(Reply.status(409, "not running"));
        InputStream untouched = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read");
            }
        };
        try (Response response = startExec(untouched)) {
            assertThat(response.getStatusCode()).isEqualTo(409);
            assertThat(text(response)).contains("not running");
        }
    }

    @Test
    void inputThatFails_failsTheOutput() {
        exec(conversation().drain(), false);
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        try (Response response = startExec(failing)) {
            assertThatThrownBy(() -> text(response))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the disk is gone");
        }
    }

    @Test
    void response_closedWhileInputAndOutputWait_leavesNothing() throws Exception {
        exec(conversation().awaitGate(gate), false);
        AtomicBoolean inputClosed = new AtomicBoolean();
        try (PipedOutputStream typed = new PipedOutputStream()) {
            Response response = startExec(new PipedInputStream(typed) {
                @Override
                public void close() {
                    inputClosed.set(true);
                }
            });
            BlockedCall<Integer> read = BlockedCall.in(() -> response.getBody().read());
            response.close();
            assertThat(read.failure()).isInstanceOf(ClosedChannelException.class);
            response.close();
        }
        assertThat(inputClosed).as("the input is the caller's").isFalse();
    }

    @Test
    void response_closedWhileInputIsStuckInSending_leavesNothing() {
        exec(conversation().awaitGate(gate), false);
        Response response = startExec(RepeatedBytes.endless().asStream());
        BlockedCall<Integer> read = BlockedCall.in(response.getBody()::read);
        response.close();
        assertThat(read.failure()).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void transport_closedWhileAllWaits_endsEverything() throws Exception {
        exec(conversation().awaitGate(gate), false);
        script.on("GET", "/head").answer(Reply.bytesLeftOpen("HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII)));
        script.on("GET", "/body").answer(Reply.chunkedLater(new CompletableFuture<>()));
        try (PipedOutputStream typed = new PipedOutputStream();
                PipedInputStream input = new PipedInputStream(typed)) {
            BlockedCall<Response> head =
                    BlockedCall.in(() -> transport.execute(get("/head").build()));
            Response body = transport.execute(get("/body").build());
            BlockedCall<Integer> bodyRead = BlockedCall.in(() -> body.getBody().read());
            Response session = startExec(input);
            BlockedCall<Integer> sessionRead =
                    BlockedCall.in(() -> session.getBody().read());
            transport.close();
            assertThat(head.failure()).hasCauseInstanceOf(ClosedChannelException.class);
            assertThat(bodyRead.failure()).isInstanceOf(ClosedChannelException.class);
            assertThat(sessionRead.failure()).isInstanceOf(ClosedChannelException.class);
        }
        transport.close();
        assertThatThrownBy(() -> transport.execute(get("/_ping").build()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the transport to " + script.host() + " is closed: make a new one");
    }

    @Test
    void execute_interrupted_throwsAndKeepsTheStatus() {
        script.on("GET", "/head").answer(Reply.bytesLeftOpen("HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII)));
        BlockedCall<Response> head =
                BlockedCall.in(() -> transport.execute(get("/head").build()));
        head.interrupt();
        assertThat(head.failure())
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(ClosedByInterruptException.class);
        assertThat(head.wasInterruptedAtTheEnd()).isTrue();
    }
}
