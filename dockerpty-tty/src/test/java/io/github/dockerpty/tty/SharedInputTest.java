// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.BlockedCall;
import io.github.dockerpty.testkit.LeakCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SharedInputTest {

    private final Source source = new Source();
    private final SharedInput shared = new SharedInput(source);

    @Test
    void read_givesWhatComesAndThenTheEnd() throws Exception {
        LeakCheck leaks = LeakCheck.begin();
        ReadableByteChannel channel = shared.open();
        source.send(1, 2, 3);
        ByteBuffer two = ByteBuffer.allocate(2);
        assertThat(channel.read(two)).isEqualTo(2);
        assertThat(channel.read(two)).isZero();
        assertThat(channel.read(two.clear())).isEqualTo(1);
        source.send();
        assertThat(channel.read(two.clear())).isEqualTo(-1);
        assertThat(channel.read(two.clear())).isEqualTo(-1);
        leaks.close();
    }

    @Test
    void nothingIsRead_withoutDemand() throws Exception {
        shared.open().close();
        assertThat(source.reads).isZero();
    }

    @Test
    void close_whileRead_endsItAndKeepsTheBytesForTheNext() throws Exception {
        ReadableByteChannel first = shared.open();
        BlockedCall<Integer> read = BlockedCall.in(() -> first.read(ByteBuffer.allocate(9)));
        first.close();
        assertThat(read.failure()).isInstanceOf(AsynchronousCloseException.class);
        assertThat(first.isOpen()).isFalse();
        assertThatThrownBy(() -> first.read(ByteBuffer.allocate(9))).isInstanceOf(ClosedChannelException.class);
        source.send(7, 8);
        ByteBuffer target = ByteBuffer.allocate(9);
        assertThat(shared.open().read(target)).isEqualTo(2);
        assertThat(target.get(0)).isEqualTo((byte) 7);
        source.send();
    }

    @Test
    void interrupt_whileRead_closesThatChannelOnly() throws Exception {
        ReadableByteChannel first = shared.open();
        BlockedCall<Integer> read = BlockedCall.in(() -> first.read(ByteBuffer.allocate(9)));
        read.interrupt();
        assertThat(read.failure()).isInstanceOf(ClosedByInterruptException.class);
        assertThat(read.wasInterruptedAtTheEnd()).isTrue();
        assertThat(first.isOpen()).isFalse();
        source.send(1);
        assertThat(shared.open().read(ByteBuffer.allocate(9))).isEqualTo(1);
        source.send();
    }

    @Test
    void failure_isToldToEveryReader() {
        source.fail();
        assertThatThrownBy(() -> shared.open().read(ByteBuffer.allocate(9))).hasMessageContaining("on purpose");
        assertThatThrownBy(() -> shared.open().read(ByteBuffer.allocate(9))).hasMessageContaining("on purpose");
    }

    /** Gives one message a read; an empty one is the end. */
    private static final class Source extends InputStream {

        private static final int[] FAILURE = {-1};
        private final LinkedBlockingQueue<int[]> messages = new LinkedBlockingQueue<>();
        private volatile int reads;

        void send(int... bytes) {
            messages.add(bytes);
        }

        void fail() {
            messages.add(FAILURE);
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("one byte");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            reads++;
            try {
                int[] message = messages.take();
                if (message == FAILURE) {
                    throw new IOException("on purpose");
                }
                for (int i = 0; i < message.length; i++) {
                    target[offset + i] = (byte) message[i];
                }
                return message.length == 0 ? -1 : message.length;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }
}
