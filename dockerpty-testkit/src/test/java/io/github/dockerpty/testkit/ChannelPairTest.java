// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ChannelPairTest {

    private static String read(ByteChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        int count = channel.read(buffer);
        return count < 0 ? "end" : new String(buffer.array(), 0, count, StandardCharsets.US_ASCII);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void write_onEitherEnd_arrivesAtTheOther() throws IOException {
        try (LeakCheck leaks = LeakCheck.begin()) {
            for (ChannelPair<?> pair : List.of(ChannelPair.unix(), ChannelPair.tcp(), ChannelPair.inMemory(9))) {
                try (pair) {
                    pair.left().write(bytes("there"));
                    assertThat(read(pair.right())).isEqualTo("there");
                    pair.right().write(bytes("back"));
                    assertThat(read(pair.left())).isEqualTo("back");
                    pair.left().close();
                    assertThat(read(pair.right())).isEqualTo("end");
                }
            }
            assertThat(leaks).isNotNull();
        }
    }

    @Test
    void shutdownOutput_keepsTheOtherDirection() throws IOException {
        try (ChannelPair<SocketChannel> sockets = ChannelPair.unix();
                ChannelPair<MemoryChannel> memory = ChannelPair.inMemory(9)) {
            sockets.left().shutdownOutput();
            memory.left().write(bytes("rest"));
            memory.left().shutdownOutput();
            assertThat(read(memory.right())).isEqualTo("rest");
            for (ChannelPair<?> pair : List.of(sockets, memory)) {
                assertThat(read(pair.right())).isEqualTo("end");
                pair.right().write(bytes("still"));
                assertThat(read(pair.left())).isEqualTo("still");
            }
            assertThatThrownBy(() -> memory.left().write(bytes("x"))).isInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void memory_beyondItsCapacity_blocksTheWriterUntilRead() throws Exception {
        try (ChannelPair<MemoryChannel> pair = ChannelPair.inMemory(3)) {
            FutureTask<Integer> write = blocked(() -> pair.left().write(bytes("abcdefg")));
            assertThat(read(pair.right())
                            + read(pair.right())
                            + read(pair.right()).charAt(0))
                    .isEqualTo("abcdefg");
            assertThat(write.get()).isEqualTo(7);
        }
    }

    @Test
    void memory_closedWhileBlocked_endsTheWait() throws Exception {
        ChannelPair<MemoryChannel> reading = ChannelPair.inMemory(3);
        FutureTask<?> read = blocked(() -> read(reading.left()));
        reading.left().close();
        assertThatThrownBy(read::get).hasCauseInstanceOf(AsynchronousCloseException.class);
        assertThatThrownBy(() -> read(reading.left())).isInstanceOf(ClosedChannelException.class);
        assertThat(reading.left().isOpen()).isFalse();

        ChannelPair<MemoryChannel> writing = ChannelPair.inMemory(3);
        FutureTask<?> write = blocked(() -> writing.left().write(bytes("abcd")));
        writing.left().close();
        assertThatThrownBy(write::get).hasCauseInstanceOf(AsynchronousCloseException.class);

        ChannelPair<MemoryChannel> left = ChannelPair.inMemory(3);
        FutureTask<?> alone = blocked(() -> left.left().write(bytes("abcd")));
        left.right().close();
        assertThatThrownBy(alone::get).hasMessageContaining("Broken pipe");
    }

    @Test
    void memory_interrupted_closes() {
        try (ChannelPair<MemoryChannel> pair = ChannelPair.inMemory(3)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> read(pair.left())).isInstanceOf(ClosedByInterruptException.class);
            assertThatThrownBy(() -> pair.right().write(bytes("abcd"))).isInstanceOf(IOException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(pair.left().isOpen()).isFalse();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void memory_withoutRoom_readsNothing() throws IOException {
        try (ChannelPair<MemoryChannel> pair = ChannelPair.inMemory(1)) {
            assertThat(pair.left().read(ByteBuffer.allocate(0))).isZero();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> ChannelPair.inMemory(0));
    }

    /** Starts a call and waits until it blocks. */
    private static <T> FutureTask<T> blocked(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "blocked");
        thread.start();
        Deadline.in(Deadline.USUAL).await("the call blocks", () -> thread.getState() == Thread.State.WAITING);
        return task;
    }
}
