// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.io.Source;
import io.github.dockerpty.testkit.BlockedCall;
import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.testkit.Reply;
import io.github.dockerpty.testkit.ScriptedEngine;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every wait ends when its object is closed by another thread. */
@Timeout(60)
class CloseWhileBlockedTest {

    private final CountDownLatch gate = new CountDownLatch(1);
    private LeakCheck leaks;
    private ScriptedEngine script;
    private Engine engine;

    @BeforeEach
    void start() throws IOException {
        leaks = LeakCheck.begin();
        script = ScriptedEngine.onUnixSocket();
        engine = Engine.at(Endpoint.of(script.host()));
    }

    @AfterEach
    void stop() throws IOException {
        gate.countDown();
        script.close();
        leaks.close();
    }

    /** Runs the call in a thread, closes the object once that thread waits in it, and returns what the call threw. */
    static Throwable closedWhile(Callable<?> call, Closeable object) throws Exception {
        BlockedCall<?> blocked = BlockedCall.in(call);
        object.close();
        return blocked.failure();
    }

    /** The same with an interrupt. */
    static Throwable interruptedWhile(Callable<?> call) {
        BlockedCall<?> blocked = BlockedCall.in(call);
        blocked.interrupt();
        return blocked.failure();
    }

    private EngineConnection silent(Conversation talk) throws IOException {
        script.on("POST", "/exec/e1/start").answer(Reply.upgraded(talk.awaitGate(gate)));
        return engine.startExec("e1", new ExecStart(true, Optional.empty()));
    }

    @Test
    void read_closed_throws() throws Exception {
        EngineConnection stream = silent(Conversation.conversation());
        assertThat(closedWhile(() -> stream.read(ByteBuffer.allocate(1)), stream))
                .isInstanceOf(ClosedChannelException.class);
        assertThat(stream.isOpen()).isFalse();
        assertThatThrownBy(() -> stream.read(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> stream.write(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(stream::shutdownOutput).isInstanceOf(ClosedChannelException.class);
        stream.close();
    }

    @Test
    void read_closedWithSurplus_throws() throws Exception {
        EngineConnection stream = silent(Conversation.conversation().sendRaw("surplus"));
        stream.close();
        assertThatThrownBy(() -> stream.read(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void write_closed_throws() throws Exception {
        EngineConnection stream = silent(Conversation.conversation());
        Callable<Integer> fill = () -> {
            ByteBuffer bytes = ByteBuffer.allocateDirect(64 * 1024 * 1024);
            while (bytes.hasRemaining()) {
                stream.write(bytes);
            }
            return 0;
        };
        assertThat(closedWhile(fill, stream)).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void await_closed_throws() throws Exception {
        script.on("POST", "/containers/c1/wait").answer(Reply.chunkedLater(new CompletableFuture<>()));
        PendingExit exit = engine.waitContainer("c1", WaitCondition.NEXT_EXIT);
        assertThat(closedWhile(exit::await, exit)).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(exit::await).isInstanceOf(ClosedChannelException.class);
        exit.close();
    }

    @Test
    void logs_closed_throws() throws Exception {
        script.on("GET", "/containers/c1/logs").answer(Reply.chunkedLater(new CompletableFuture<>()));
        Source logs = engine.logs("c1");
        assertThat(closedWhile(() -> logs.read(ByteBuffer.allocate(1)), logs))
                .isInstanceOf(ClosedChannelException.class);
        assertThat(logs.channel()).isEmpty();
        assertThat(logs.setBlocking(false)).isTrue();
    }

    @Test
    void call_interrupted_throwsAndKeepsTheStatus() throws Exception {
        engine.version();
        script.on("GET", "/exec/e1/json")
                .answer(Reply.bytesLeftOpen("HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII)));
        BlockedCall<ExecInfo> call = BlockedCall.in(() -> engine.inspectExec("e1"));
        call.interrupt();
        assertThat(call.failure()).isInstanceOf(ClosedByInterruptException.class);
        assertThat(call.wasInterruptedAtTheEnd()).isTrue();
    }
}
