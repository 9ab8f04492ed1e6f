// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pipe between a session and its caller: every split, both ends, and each wait ended by the other side. */
@Timeout(60)
class SessionPipeTest {

    private final SessionPipe pipe = new SessionPipe(8, true);
    private final PipeReader reader = new PipeReader(pipe);
    private final PipeWriter writer = new PipeWriter(pipe);

    /** Runs a call that has to wait, ends the wait, and returns what the call threw or returned. */
    private static Object endedWhile(Callable<?> call, Callable<?> ending) throws Exception {
        FutureTask<Object> task = new FutureTask<>(() -> {
            try {
                return call.call();
            } catch (IOException thrown) {
                return thrown;
            }
        });
        Thread thread = new Thread(task, "waits");
        thread.start();
        Deadline.in(Deadline.USUAL).await("waits", () -> thread.getState() == Thread.State.WAITING);
        ending.call();
        return task.get(20, TimeUnit.SECONDS);
    }

    private static byte[] bytes(int from, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }

    @Test
    void bytes_inEverySize_comeInOrder() throws IOException {
        for (int write = 1; write <= 8; write++) {
            for (int read = 1; read <= 9; read++) {
                ByteArrayOutputStream got = new ByteArrayOutputStream();
                SessionPipe small = new SessionPipe(8, true);
                byte[] target = new byte[read];
                for (int from = 0; from < 40; from += write) {
                    new PipeWriter(small).write(bytes(from, write));
                    while (small.available() > 0) {
                        got.write(target, 0, new PipeReader(small).read(target, 0, read));
                    }
                }
                assertThat(got.toByteArray()).as("%s, %s", write, read).isEqualTo(bytes(0, got.size()));
                assertThat(got.size()).isGreaterThanOrEqualTo(40);
            }
        }
    }

    @Test
    void full_growsAroundItsEnd() throws IOException {
        SessionPipe large = new SessionPipe(10_000, true);
        PipeWriter into = new PipeWriter(large);
        PipeReader from = new PipeReader(large);
        into.write(bytes(0, 4000));
        assertThat(from.readNBytes(3000)).isEqualTo(bytes(0, 3000));
        into.write(bytes(4000, 3000));
        into.write(bytes(7000, 6000));
        into.close();
        assertThat(from.readAllBytes()).isEqualTo(bytes(3000, 10_000));
    }

    @Test
    void write_whileFull_waitsForTheReader() throws Exception {
        FutureTask<Integer> all = new FutureTask<>(() -> writer.write(ByteBuffer.wrap(bytes(0, 100))));
        new Thread(all, "writes").start();
        assertThat(reader.readNBytes(100)).isEqualTo(bytes(0, 100));
        assertThat(all.get(20, TimeUnit.SECONDS)).isEqualTo(100);
        assertThat(reader.available()).isZero();
    }

    @Test
    void finished_isTheEndAfterTheRest_orWhatWentWrong() throws IOException {
        writer.write(7);
        writer.close();
        writer.close();
        assertThat(writer.isOpen()).isFalse();
        assertThat(reader.read()).isEqualTo(7);
        assertThat(reader.read()).isEqualTo(-1);
        assertThatThrownBy(() -> writer.write(8)).isInstanceOf(ClosedChannelException.class);
        SessionPipe cut = new SessionPipe(8, true);
        cut.finish(new SessionEndedException(new Outcome.Detached()));
        cut.finish(null);
        assertThatThrownBy(() -> new PipeReader(cut).read()).isInstanceOf(SessionEndedException.class);
    }

    @Test
    void abandoned_discardsAndCounts_orRefuses() throws IOException {
        writer.write(bytes(0, 5));
        reader.close();
        writer.write(bytes(0, 100));
        assertThat(pipe.counted()).isEqualTo(105);
        assertThat(reader.isOpen()).isFalse();
        assertThatThrownBy(reader::read).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(reader::available).isInstanceOf(ClosedChannelException.class);
        SessionPipe refusing = new SessionPipe(8, false);
        refusing.abandon();
        assertThatThrownBy(() -> new PipeWriter(refusing).write(1)).hasMessageContaining("takes no more input");
    }

    @Test
    void read_thatWaits_isEndedByEitherSide() throws Exception {
        assertThat(endedWhile(reader::read, () -> {
                    writer.close();
                    return null;
                }))
                .isEqualTo(-1);
        SessionPipe other = new SessionPipe(8, true);
        assertThat(endedWhile(new PipeReader(other)::read, () -> {
                    other.abandon();
                    return null;
                }))
                .isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void write_thatWaits_isEndedByEitherSide() throws Exception {
        Callable<Integer> tooMuch = () -> writer.write(ByteBuffer.wrap(bytes(0, 100)));
        assertThat(endedWhile(tooMuch, () -> {
                    reader.close();
                    return null;
                }))
                .isEqualTo(100);
        SessionPipe other = new SessionPipe(8, true);
        Callable<Integer> toOther = () -> other.write(ByteBuffer.wrap(bytes(0, 100)));
        assertThat(endedWhile(toOther, () -> {
                    other.finish(null);
                    return null;
                }))
                .isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void interrupt_endsAWait_keepsTheStatus_andHarmsNothing() throws IOException {
        Thread.currentThread().interrupt();
        assertThatThrownBy(reader::read).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        writer.write(3);
        assertThat(reader.read()).isEqualTo(3);
        assertThat(reader.read(ByteBuffer.allocate(0))).isZero();
    }
}
