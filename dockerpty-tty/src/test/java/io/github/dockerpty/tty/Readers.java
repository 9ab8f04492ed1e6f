// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import io.github.dockerpty.testkit.Deadline;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;

/** Threads that are caught in a read, and descriptors by number. */
final class Readers {

    private Readers() {}

    /** Starts it and waits until it is in a read of the system or a wait of ours. */
    static Thread startAndAwaitBlocked(FutureTask<?> task) {
        Thread thread = new Thread(task, "test-reader");
        thread.start();
        Deadline.in(Deadline.USUAL).await("the reader is blocked", () -> isBlocked(thread));
        return thread;
    }

    private static boolean isBlocked(Thread thread) {
        if (thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING) {
            return true;
        }
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length > 0
                && stack[0].isNativeMethod()
                && stack[0].getMethodName().startsWith("read");
    }

    /** An open file whose descriptor is known. */
    record Descriptor(int number, RandomAccessFile file, Path path) implements Closeable {
        @Override
        public void close() throws IOException {
            file.close();
            Files.delete(path);
        }
    }

    static Descriptor openDescriptor(String content) throws IOException {
        Path path = Files.writeString(Files.createTempFile("dockerpty", ".txt"), content);
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
        try (DirectoryStream<Path> links = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path link : links) {
                if (Files.exists(link) && Files.isSameFile(link, path)) {
                    return new Descriptor(Integer.parseInt(link.getFileName().toString()), file, path);
                }
            }
        }
        file.close();
        throw new IOException("no descriptor of " + path);
    }
}
