// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.bench;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * Many exec sessions with an engine in a second JVM: what an idle one costs in this one, and how long a key takes.
 *
 * <p>Run it with {@code mvn -Pbench -pl dockerpty-pty -am test
 * -Dbench.main=io.github.dockerpty.pty.bench.ManySessionsBenchmark -Dbench.args="dockerpty 10000 100 10"}: {@code
 * dockerpty}, {@code dockerpty-tls} or {@code docker-java}; idle sessions, busy sessions, seconds. Each process needs a
 * descriptor a session ({@code ulimit -n}); with {@code wait} behind it the idle sessions stay until a line comes.
 */
public final class ManySessionsBenchmark {

    private static final int KEYS = 2000;
    private static final int PATIENCE = 60;

    private final BenchClient client;
    private final int busy;
    private final int seconds;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicReference<CompletableFuture<Long>> answer = new AtomicReference<>();

    private ManySessionsBenchmark(BenchClient client, int busy, int seconds) {
        this.client = client;
        this.busy = busy;
        this.seconds = seconds;
    }

    /**
     * Runs it and prints the numbers.
     *
     * @param arguments whose sessions, how many idle, how many busy, seconds
     */
    public static void main(String[] arguments) throws Exception {
        boolean tls = arguments[0].equals("dockerpty-tls");
        try (EngineProcess engine = EngineProcess.start(tls)) {
            print("threads before", threads());
            BenchClient client = client(arguments[0], engine);
            new ManySessionsBenchmark(client, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]))
                    .run(Integer.parseInt(arguments[1]), arguments.length > 4);
        }
        // Threads of docker-java's that would keep the JVM.
        System.exit(0);
    }

    private static BenchClient client(String name, EngineProcess engine) throws IOException {
        return name.equals("docker-java") ? new DockerJavaSide(engine.endpoint()) : new LoopClient(engine.endpoint());
    }

    private void run(int idle, boolean waits) throws Exception {
        BenchClient.Key key =
                client.open(BenchEngine.ECHO, bytes -> answer.get().complete(System.nanoTime()));
        measure(key, KEYS);
        int few = Math.min(idle, 20);
        open(few, BenchEngine.IDLE);
        awaitSize(1 + few);
        long before = heap();
        int filesBefore = descriptors();
        long begin = System.nanoTime();
        open(idle - few, BenchEngine.IDLE);
        awaitSize(1 + idle);
        print("milliseconds to open them", (System.nanoTime() - begin) / 1_000_000);
        // Threads that go when they are idle are gone then.
        pause(PATIENCE / 4);
        long after = heap();
        int more = Math.max(1, idle - few);
        print("sessions", client.size());
        print("threads", threads());
        print("heap in KiB", after / 1024);
        print("heap bytes an idle session", (after - before) / more);
        print("descriptors an idle session, in hundredths", 100L * (descriptors() - filesBefore) / more);
        if (waits) {
            System.out.println("waiting: process " + ProcessHandle.current().pid());
            System.in.read();
        }
        report("echo beside idle sessions", measure(key, KEYS));
        flood(key, idle);
    }

    private void flood(BenchClient.Key key, int idle) throws Exception {
        open(busy, BenchEngine.BUSY);
        awaitSize(1 + idle + busy);
        pause(3);
        long begin = System.nanoTime();
        long before = taken.get();
        LongStream.Builder times = LongStream.builder();
        while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(seconds)) {
            times.add(measure(key, 1)[0]);
        }
        long bytes = taken.get() - before;
        double elapsed = (System.nanoTime() - begin) / 1e9;
        report("echo beside busy sessions", times.build().toArray());
        print("bytes a second", (long) (bytes / elapsed));
        print("sessions", client.size());
        print("threads", threads());
        print("heap in KiB", heap() / 1024);
    }

    private void open(int count, String command) throws IOException {
        for (int i = 0; i < count; i++) {
            client.open(command, taken::addAndGet);
        }
    }

    private long[] measure(BenchClient.Key key, int keys) throws Exception {
        long[] nanos = new long[keys];
        for (int i = 0; i < keys; i++) {
            CompletableFuture<Long> expected = new CompletableFuture<>();
            answer.set(expected);
            long begin = System.nanoTime();
            key.press();
            nanos[i] = expected.get(PATIENCE, TimeUnit.SECONDS) - begin;
        }
        return nanos;
    }

    private void awaitSize(int sessions) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2 * PATIENCE);
        while (client.size() < sessions) {
            if (System.nanoTime() > end) {
                throw new IOException("only " + client.size() + " of " + sessions + " sessions began");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void pause(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    /** Used bytes, after enough collections that they no longer fall. */
    static long heap() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 6; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }

    private static int threads() {
        return Thread.getAllStackTraces().size();
    }

    private static int descriptors() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
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
}
