// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io.bench;

import io.github.dockerpty.io.PumpLoop;
import io.github.dockerpty.io.PushSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Many sessions on one {@link PumpLoop}, their peers in a second JVM: what an idle one costs, and how long a key takes.
 *
 * <p>Run it with {@code mvn -Pbench -pl dockerpty-io -am test -Dbench.main=io.github.dockerpty.io.bench.LoopBenchmark
 * -Dbench.args="10000 100 10"}: idle sessions, busy sessions, seconds. Each process needs a descriptor a session.
 */
public final class LoopBenchmark {

    private final int idle;
    private final int busy;
    private final int seconds;
    private final List<BenchSession> sessions = new ArrayList<>();
    private final AtomicLong taken = new AtomicLong();

    private LoopBenchmark(int idle, int busy, int seconds) {
        this.idle = idle;
        this.busy = busy;
        this.seconds = seconds;
    }

    /**
     * Runs it and prints the numbers.
     *
     * @param arguments how many idle sessions, busy sessions, seconds
     */
    public static void main(String[] arguments) throws Exception {
        LoopBenchmark benchmark = new LoopBenchmark(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Path folder = Files.createTempDirectory("loop");
        Path socket = folder.resolve("s");
        Process peer = startPeer(socket);
        try (PumpLoop loop = PumpLoop.open()) {
            benchmark.run(loop, socket);
        } finally {
            peer.getOutputStream().close();
            peer.waitFor();
            Files.deleteIfExists(socket);
            Files.delete(folder);
        }
    }

    private void run(PumpLoop loop, Path socket) throws Exception {
        Probe probe = new Probe();
        BenchSession session = BenchSession.open(loop, socket, LoopPeer.ECHO, probe);
        probe.measure(session, 2_000);
        long heapBefore = heap();
        for (int i = 0; i < idle; i++) {
            sessions.add(BenchSession.open(loop, socket, LoopPeer.IDLE, bytes -> {}));
        }
        probe.measure(session, 1);
        long heapAfter = heap();
        print("sessions", loop.size());
        print("threads of the JVM", Thread.getAllStackTraces().size());
        print("heap bytes an idle session", idle == 0 ? 0 : (heapAfter - heapBefore) / idle);
        report("echo with idle sessions", probe.measure(session, 2_000));
        for (int i = 0; i < busy; i++) {
            sessions.add(BenchSession.open(loop, socket, LoopPeer.BUSY, bytes -> taken.addAndGet(bytes.remaining())));
        }
        warmUp();
        long begin = System.nanoTime();
        long before = taken.get();
        List<Long> times = new ArrayList<>();
        while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(seconds)) {
            for (long time : probe.measure(session, 20)) {
                times.add(time);
            }
        }
        double elapsed = (System.nanoTime() - begin) / 1e9;
        report(
                "echo with busy sessions",
                times.stream().mapToLong(Long::longValue).toArray());
        print("bytes a second, busy sessions", (long) ((taken.get() - before) / elapsed));
        print("sessions", loop.size());
        print("threads of the JVM", Thread.getAllStackTraces().size());
    }

    private void warmUp() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(busy == 0 ? 0 : 3);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** Used bytes, after enough collections that they no longer fall. */
    private static long heap() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 6; i++) {
            System.gc();
            used = Math.min(
                    used,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return used;
    }

    private static void report(String what, long[] nanos) {
        Arrays.sort(nanos);
        print(what + ", keys", nanos.length);
        print(what + ", p50 in microseconds", nanos[nanos.length / 2] / 1000);
        print(what + ", p99 in microseconds", nanos[nanos.length * 99 / 100] / 1000);
        print(what + ", worst in microseconds", nanos[nanos.length - 1] / 1000);
    }

    private static void print(String what, long value) {
        System.out.println(what + ": " + value);
    }

    private static Process startPeer(Path socket) throws IOException {
        Process peer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoopPeer.class.getName(),
                        socket.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8));
        if (!"listening".equals(out.readLine())) {
            throw new IOException("the peer did not start");
        }
        return peer;
    }

    /** Sends keys, one after the other, and takes the time until the answer is pushed. */
    private static final class Probe implements PushSink.Receiver {

        private final AtomicReference<CompletableFuture<Long>> answer = new AtomicReference<>();

        @Override
        public void received(ByteBuffer bytes) {
            answer.get().complete(System.nanoTime());
        }

        long[] measure(BenchSession session, int keys) throws Exception {
            long[] nanos = new long[keys];
            for (int i = 0; i < keys; i++) {
                answer.set(new CompletableFuture<>());
                long begin = System.nanoTime();
                session.input().put(ByteBuffer.wrap(new byte[] {'k'}));
                nanos[i] = answer.get().get(60, TimeUnit.SECONDS) - begin;
            }
            return nanos;
        }
    }
}
