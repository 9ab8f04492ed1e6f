// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.PumpLoop;
import io.github.dockerpty.testkit.ChannelPair;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;

/** The descriptors with which a JVM waits for its virtual threads, opened once and for ever: no leaks of a test's. */
final class Pollers {

    private static final int SIZE = 4_000_000;

    private Pollers() {}

    static void open() {
        try (PumpLoop loop = PumpLoop.open();
                ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
            CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> read(pair.left()), loop.calls());
            // Large enough to wait for its reader.
            CompletableFuture<Integer> written = CompletableFuture.supplyAsync(() -> write(pair.right()), loop.calls());
            read.join();
            written.join();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int read(SocketChannel channel) {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(SIZE);
            while (bytes.hasRemaining()) {
                channel.read(bytes);
            }
            return SIZE;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int write(SocketChannel channel) {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(SIZE);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return SIZE;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
