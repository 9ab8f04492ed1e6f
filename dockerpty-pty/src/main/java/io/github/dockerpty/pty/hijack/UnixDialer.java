// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import io.github.dockerpty.io.DuplexChannel;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Connects to a unix socket, within 10 seconds as the docker CLI. */
public final class UnixDialer implements Dialer {

    private static final long LIMIT_MILLIS = 10_000;
    private static final long FIRST_PAUSE_NANOS = 1_000_000;
    private static final long LONGEST_PAUSE_NANOS = 16_000_000;

    /** The system gives less where it allows less. */
    private static final int FILE_ROOM = 1024 * 1024;

    private static final String QUEUE_FULL = "Resource temporarily unavailable";

    private final Path socket;
    private final UnixDomainSocketAddress target;
    private final long limitMillis;

    /**
     * A dialer for one socket.
     *
     * @param socket its absolute path, at most 107 bytes on Linux
     */
    public UnixDialer(Path socket) {
        this(socket, LIMIT_MILLIS);
    }

    UnixDialer(Path socket, long limitMillis) {
        this.socket = socket;
        this.target = UnixDomainSocketAddress.of(socket);
        this.limitMillis = limitMillis;
    }

    @Override
    public String address() {
        return "unix://" + socket;
    }

    /** Tries again while the engine's queue is full, as it is when very many connect at once. */
    @Override
    public DuplexChannel dial() throws IOException {
        long begin = System.nanoTime();
        long pause = FIRST_PAUSE_NANOS;
        while (true) {
            try {
                return new SocketDuplex(connect(), FILE_ROOM);
            } catch (IOException e) {
                if (!isQueueFull(e)) {
                    throw UnixFailures.explain(socket, e);
                }
                if (System.nanoTime() - begin >= limitMillis * 1_000_000) {
                    throw new DialException(
                            address(),
                            "no connection within " + limitMillis / 1000 + " seconds: the engine hangs, restart it",
                            e);
                }
            }
            LockSupport.parkNanos(pause);
            if (Thread.currentThread().isInterrupted()) {
                throw new ClosedByInterruptException();
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        }
    }

    /* Without blocking: nothing could end a connect that waits for the queue of an engine that hangs. */
    private SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        boolean connected = false;
        try {
            channel.configureBlocking(false);
            connected = channel.connect(target);
            if (!connected) {
                throw new SocketException(QUEUE_FULL);
            }
            channel.configureBlocking(true);
            return channel;
        } finally {
            if (!connected) {
                channel.close();
            }
        }
    }

    /* Linux's EAGAIN, which the JDK throws in the system's words. */
    private static boolean isQueueFull(IOException e) {
        return e instanceof SocketException && QUEUE_FULL.equals(e.getMessage());
    }
}
