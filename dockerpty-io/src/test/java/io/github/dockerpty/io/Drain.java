// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads a channel to its end on a thread of its own and counts the bytes. */
final class Drain {

    private final FutureTask<Long> task;

    private Drain(FutureTask<Long> task) {
        this.task = task;
    }

    static Drain of(ReadableByteChannel channel) {
        FutureTask<Long> task = new FutureTask<>(() -> count(channel));
        Thread thread = new Thread(task, "drain");
        thread.setDaemon(true);
        thread.start();
        return new Drain(task);
    }

    long await() {
        try {
            return task.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the other end did not read to the end", e);
        }
    }

    private static long count(ReadableByteChannel channel) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(8192);
        long count = 0;
        while (channel.read(target.clear()) >= 0) {
            count += target.position();
        }
        return count;
    }
}
