// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LastingChannelTest {

    private static final int MUCH = 1024 * 1024;

    @TempDir
    private Path folder;

    @Test
    void write_onAnInterruptedThread_writesAndKeepsTheStatus() throws Exception {
        Path file = folder.resolve("out");
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            LastingChannel channel = LastingChannel.writing(out.getFD());
            Thread.currentThread().interrupt();
            assertThat(channel.write(bytes(10))).isEqualTo(10);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(channel.write(bytes(5))).isEqualTo(5);
            assertThat(Thread.interrupted()).isFalse();
            out.write(1);
        }
        assertThat(file).hasSize(16);
    }

    @Test
    void write_interruptedWhileItWaits_losesAndRepeatsNothing() throws Exception {
        ByteBuffer sent = bytes(MUCH);
        try (RandomAccessFile pipe = pipe()) {
            LastingChannel channel = LastingChannel.writing(pipe.getFD());
            AtomicBoolean kept = new AtomicBoolean();
            CompletableFuture<Void> end = new CompletableFuture<>();
            Thread writer = new Thread(() -> end.complete(writeAll(channel, sent.duplicate(), kept)));
            writer.start();
            FileChannel reader = pipe.getChannel();
            ByteBuffer received = ByteBuffer.allocate(MUCH);
            while (received.hasRemaining()) {
                // Each read lets the writer go on until the pipe is full again.
                reader.read(received);
                writer.interrupt();
            }
            end.get(50, TimeUnit.SECONDS);
            assertThat(received.flip()).isEqualTo(sent);
            assertThat(kept).isTrue();
        }
    }

    @Test
    void write_ofSeveralBuffers_interruptedWhileItWaits_losesAndRepeatsNothing() throws Exception {
        ByteBuffer sent = bytes(MUCH);
        ByteBuffer[] parts = new ByteBuffer[16];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = sent.slice(i * (MUCH / parts.length), MUCH / parts.length);
        }
        try (RandomAccessFile pipe = pipe()) {
            LastingChannel channel = LastingChannel.writing(pipe.getFD());
            CompletableFuture<Boolean> end = new CompletableFuture<>();
            Thread writer = new Thread(() -> end.complete(writeAll(channel, parts)));
            writer.start();
            FileChannel reader = pipe.getChannel();
            ByteBuffer received = ByteBuffer.allocate(MUCH);
            while (received.hasRemaining()) {
                reader.read(received);
                writer.interrupt();
            }
            assertThat(end.get(50, TimeUnit.SECONDS)).isTrue();
            assertThat(received.flip()).isEqualTo(sent);
        }
    }

    private static boolean writeAll(LastingChannel channel, ByteBuffer[] parts) {
        try {
            while (LastingChannel.remaining(parts, 0, parts.length) > 0) {
                channel.write(parts, 0, parts.length);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Thread.interrupted();
    }

    @Test
    void read_onAnInterruptedThread_readsOnFromTheOffset() throws Exception {
        Path file = Files.write(folder.resolve("in"), new byte[] {1, 2, 3, 4});
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            LastingChannel channel = LastingChannel.reading(in.getFD());
            ByteBuffer target = ByteBuffer.allocateDirect(2);
            assertThat(channel.read(target)).isEqualTo(2);
            Thread.currentThread().interrupt();
            assertThat(channel.read(target.clear())).isEqualTo(2);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(target.flip()).isEqualTo(ByteBuffer.wrap(new byte[] {3, 4}));
            assertThat(channel.read(target.clear())).isEqualTo(-1);
            assertThat(in.available()).isZero();
        }
    }

    @Test
    void isSeekable_forFilesAndTheNullDevice_notForPipes() throws Exception {
        try (RandomAccessFile pipe = pipe();
                FileOutputStream file =
                        new FileOutputStream(folder.resolve("out").toFile());
                FileOutputStream device = new FileOutputStream("/dev/null")) {
            assertThat(LastingChannel.writing(pipe.getFD()).isSeekable()).isFalse();
            assertThat(LastingChannel.writing(file.getFD()).isSeekable()).isTrue();
            assertThat(LastingChannel.writing(device.getFD()).isSeekable()).isTrue();
        }
    }

    @Test
    void close_isRefused() throws Exception {
        try (RandomAccessFile pipe = pipe()) {
            LastingChannel channel = LastingChannel.writing(pipe.getFD());
            assertThatThrownBy(channel::close).isInstanceOf(UnsupportedOperationException.class);
            assertThat(channel.isOpen()).isTrue();
        }
    }

    private RandomAccessFile pipe() throws Exception {
        Path fifo = folder.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        // Both ends at once: opening either one alone would wait for the other.
        return new RandomAccessFile(fifo.toFile(), "rw");
    }

    private static Void writeAll(LastingChannel channel, ByteBuffer bytes, AtomicBoolean kept) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        kept.set(Thread.interrupted());
        return null;
    }

    private static ByteBuffer bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return ByteBuffer.allocateDirect(count).put(bytes).flip();
    }
}
