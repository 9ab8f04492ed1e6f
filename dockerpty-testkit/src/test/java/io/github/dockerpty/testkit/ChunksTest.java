// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ChunksTest {

    private static final byte[] WIRE = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

    /** The sizes that a reader with a large buffer sees until the end. */
    private static List<Integer> sizes(Chunks chunks) throws IOException {
        List<Integer> sizes = new ArrayList<>();
        ReadableByteChannel channel = chunks.asChannel();
        ByteBuffer buffer = ByteBuffer.allocate(100);
        for (int count = channel.read(buffer); count >= 0; count = channel.read(buffer.clear())) {
            sizes.add(count);
        }
        return sizes;
    }

    @Test
    void everySplit_keepsTheBytesInEachWay() throws IOException {
        List<Chunks> ways = Chunks.everySplit(WIRE).toList();
        assertThat(ways).hasSize(19);
        Set<List<Integer>> seen = new HashSet<>();
        for (Chunks way : ways) {
            assertThat(way.asStream().readAllBytes()).isEqualTo(WIRE);
            seen.add(sizes(way));
        }
        assertThat(seen)
                .contains(List.of(10), List.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1), List.of(3, 3, 3, 1))
                .contains(List.of(1, 9), List.of(9, 1), List.of(4, 6));
    }

    @Test
    void everySplit_ofShortWires_hasOneWay() {
        assertThat(Chunks.everySplit(new byte[0])).hasSize(1);
        assertThat(Chunks.everySplit(new byte[1])).hasSize(1);
    }

    @Test
    void everyTruncation_isEachTrueBeginning() {
        List<byte[]> beginnings = Chunks.everyTruncation(WIRE)
                .map(chunks -> readAll(chunks.asStream()))
                .collect(Collectors.toList());
        assertThat(beginnings).hasSize(10);
        for (int length = 0; length < 10; length++) {
            assertThat(beginnings.get(length)).isEqualTo(Arrays.copyOf(WIRE, length));
        }
    }

    @Test
    void cutAt_sameOffsetTwice_isAnEmptyRead() throws IOException {
        Chunks chunks = Chunks.cutAt(WIRE, 0, 4, 4, 10);
        assertThat(sizes(chunks)).containsExactly(0, 4, 0, 6);
        assertThat(chunks.asStream().readAllBytes()).isEqualTo(WIRE);
    }

    @Test
    void cutAt_outside_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Chunks.cutAt(WIRE, 11));
        assertThatIllegalArgumentException().isThrownBy(() -> Chunks.cutAt(WIRE, 5, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> Chunks.cutAt(WIRE, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> Chunks.ofSize(WIRE, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Chunks.random(WIRE, 1, 0));
    }

    @Test
    void random_withOneSeed_repeats() throws IOException {
        byte[] wire = new byte[1000];
        List<Integer> sizes = sizes(Chunks.random(wire, 42, 17));
        assertThat(sizes)
                .isEqualTo(sizes(Chunks.random(wire, 42, 17)))
                .isNotEqualTo(sizes(Chunks.random(wire, 43, 17)));
        assertThat(sizes).allMatch(size -> size >= 1 && size <= 17);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1000);
    }

    @Test
    void read_intoASmallBuffer_keepsTheRestOfThePiece() throws IOException {
        InputStream stream = Chunks.cutAt(WIRE, 5).asStream();
        byte[] two = new byte[2];
        assertThat(stream.available()).isEqualTo(5);
        assertThat(stream.read(two)).isEqualTo(2);
        assertThat(stream.read()).isEqualTo(2);
        assertThat(stream.read(new byte[0])).isZero();
        assertThat(stream.read(two)).isEqualTo(2);
        assertThat(stream.read(new byte[100])).isEqualTo(5);
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.available()).isZero();
    }

    @Test
    void read_ofALargeByte_isNotTheEnd() throws IOException {
        assertThat(Chunks.whole(new byte[] {-1}).asStream().read()).isEqualTo(255);
    }

    @Test
    void read_intoNoRoom_takesNothing() throws IOException {
        ReadableByteChannel channel = Chunks.whole(WIRE).asChannel();
        assertThat(channel.read(ByteBuffer.allocate(0))).isZero();
        assertThat(channel.read(ByteBuffer.allocate(100))).isEqualTo(10);
    }

    @Test
    void thenFail_throwsItAfterTheBytesEachTime() throws IOException {
        IOException failure = new IOException("cable cut");
        InputStream stream = Chunks.ofSize(WIRE, 4).thenFail(failure).asStream();
        assertThat(stream.readNBytes(10)).isEqualTo(WIRE);
        assertThatThrownBy(stream::read).isSameAs(failure);
        assertThatThrownBy(stream::read).isSameAs(failure);
        assertThat(Chunks.whole(WIRE).thenFail(failure).thenEnd().asStream().readAllBytes())
                .isEqualTo(WIRE);
    }

    @Test
    void pausing_keepsTheBytes() throws IOException {
        long start = System.nanoTime();
        Chunks chunks = Chunks.ofSize(WIRE, 5).pausing(Duration.ofMillis(20));
        assertThat(chunks.asStream().readAllBytes()).isEqualTo(WIRE);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000L);
    }

    @Test
    void read_afterClose_throws() throws IOException {
        ReadableByteChannel channel = Chunks.whole(WIRE).asChannel();
        assertThat(channel.isOpen()).isTrue();
        channel.close();
        channel.close();
        assertThat(channel.isOpen()).isFalse();
        assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void close_duringAStallOrAPause_endsTheRead() throws Exception {
        InputStream stalled = Chunks.whole(new byte[0]).thenStall().asStream();
        assertThat(failureOf(stalled::read, thread -> stalled.close())).isInstanceOf(AsynchronousCloseException.class);
        InputStream pausing =
                Chunks.ofSize(WIRE, 5).pausing(Duration.ofHours(1)).asStream();
        assertThat(failureOf(pausing::readAllBytes, thread -> pausing.close()))
                .isInstanceOf(AsynchronousCloseException.class);
        ReadableByteChannel channel = Chunks.whole(new byte[0]).thenStall().asChannel();
        assertThat(failureOf(() -> channel.read(ByteBuffer.allocate(1)), thread -> channel.close()))
                .isInstanceOf(AsynchronousCloseException.class);
    }

    @Test
    void interrupt_duringAStall_endsTheRead() throws Exception {
        InputStream stream = Chunks.whole(new byte[0]).thenStall().asStream();
        assertThat(failureOf(stream::read, Thread::interrupt)).isInstanceOf(InterruptedIOException.class);
        ReadableByteChannel channel = Chunks.whole(new byte[0]).thenStall().asChannel();
        assertThat(failureOf(() -> channel.read(ByteBuffer.allocate(1)), Thread::interrupt))
                .isInstanceOf(ClosedByInterruptException.class);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void toString_tellsTheArrival() {
        assertThat(Chunks.cutAt(WIRE, 3)).hasToString("pieces of 3 7 bytes, then the end");
        assertThat(Chunks.whole(WIRE).thenStall().pausing(Duration.ofSeconds(1)))
                .hasToString("pieces of 10 bytes every PT1S, then silence");
        assertThat(Chunks.whole(WIRE).thenFail(new IOException("x")).toString())
                .endsWith("then java.io.IOException: x");
    }

    private interface Nudge {
        void give(Thread blocked) throws IOException;
    }

    /** Runs a call until it blocks, nudges it from here and gives what it threw. */
    private static Throwable failureOf(Callable<?> call, Nudge nudge) throws Exception {
        FutureTask<Object> task = new FutureTask<>(call::call);
        Thread thread = new Thread(task, "blocked reader");
        thread.start();
        Deadline.in(Deadline.USUAL)
                .await(
                        "the reader blocks",
                        () -> thread.getState() == Thread.State.WAITING
                                || thread.getState() == Thread.State.TIMED_WAITING);
        nudge.give(thread);
        try {
            return new AssertionError("returned " + task.get());
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    private static byte[] readAll(InputStream stream) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Closeable closing = stream) {
            assertThat(closing).isNotNull();
            stream.transferTo(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
