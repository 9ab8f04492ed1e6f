// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Lists the threads and descriptors of this JVM that code opens, without those that the JVM opens by itself. */
final class OpenThings {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final String JAVA_HOME = System.getProperty("java.home");

    static {
        warmUp();
    }

    private OpenThings() {}

    /** The JDK keeps one socket for itself, made with the first channel; it must not look like a leak. */
    private static void warmUp() {
        try (Selector selector = Selector.open();
                SocketChannel channel = SocketChannel.open()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_CONNECT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<Thread> threads() {
        Set<Thread> threads = new HashSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (isOfSomebody(thread)) {
                threads.add(thread);
            }
        }
        return threads;
    }

    /** Pools of the JDK and JUnit's watcher start whenever they like; the JVM's own are outside the group "main". */
    private static boolean isOfSomebody(Thread thread) {
        String name = thread.getName();
        if (name.startsWith("ForkJoinPool.commonPool-")
                || name.equals("CompletableFutureDelayScheduler")
                || name.startsWith("junit-")) {
            return false;
        }
        ThreadGroup group = thread.getThreadGroup();
        while (group != null && !group.getName().equals("main")) {
            group = group.getParent();
        }
        return group != null;
    }

    static String describe(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return "thread \"" + thread.getName() + "\", " + thread.getState()
                + (stack.length == 0 ? "" : " in " + stack[0]);
    }

    /** How often each target is open, for example {@code socket:[4711]} or {@code anon_inode:[eventpoll]}. */
    static Map<String, Integer> descriptors() {
        Map<String, Integer> descriptors = new HashMap<>();
        if (!Files.isDirectory(DESCRIPTORS)) {
            return descriptors;
        }
        try (DirectoryStream<Path> links = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path link : links) {
                add(descriptors, link);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return descriptors;
    }

    private static void add(Map<String, Integer> descriptors, Path link) throws IOException {
        try {
            String target = Files.readSymbolicLink(link).toString();
            if (!isOfTheJvm(target)) {
                descriptors.merge(target, 1, Integer::sum);
            }
        } catch (NoSuchFileException closedMeanwhile) {
            // Not open any more, so there is nothing to list.
        }
    }

    private static boolean isOfTheJvm(String target) {
        return target.endsWith(".jar")
                || target.endsWith(".jar (deleted)")
                || target.startsWith(JAVA_HOME)
                || target.endsWith("random")
                || (target.startsWith("/proc/") && target.endsWith("/fd"));
    }
}
