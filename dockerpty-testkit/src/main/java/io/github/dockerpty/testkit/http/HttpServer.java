// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Accepts connections and hands their requests to a handler; owns acceptor, connections and threads.
 *
 * <p>Whatever a client sends, only its own connection ends. Threads are daemons.
 */
public final class HttpServer implements Closeable {

    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final Duration JOIN = Duration.ofSeconds(5);
    private static final AtomicInteger SERVERS = new AtomicInteger();

    private final Acceptor acceptor;
    private final Handler handler;
    private final String name = "dockerpty-engine-" + SERVERS.incrementAndGet();

    private final CountDownLatch closing = new CountDownLatch(1);

    // Guarded by this; the acceptor first, so that nobody gets in while the rest is closed.
    private final Map<Thread, Closeable> open = new LinkedHashMap<>();
    private boolean closed;

    /**
     * Starts to serve.
     *
     * @param acceptor where clients come from, closed by the server
     * @param handler what answers them
     */
    public HttpServer(Acceptor acceptor, Handler handler) {
        this.acceptor = acceptor;
        this.handler = handler;
        start("accept", acceptor, this::acceptAll);
    }

    /**
     * Where clients find the server.
     *
     * @return the address in the form of {@code DOCKER_HOST}
     */
    public URI host() {
        return acceptor.host();
    }

    private synchronized boolean start(String part, Closeable owned, Runnable body) {
        if (closed) {
            return false;
        }
        Thread thread = new Thread(body, name + "-" + part);
        thread.setDaemon(true);
        open.put(thread, owned);
        thread.start();
        return true;
    }

    private void acceptAll() {
        for (int number = 1; !isClosed(); number++) {
            try {
                Connection connection = acceptor.accept();
                if (!start(Integer.toString(number), connection, () -> serve(connection))) {
                    connection.close();
                }
            } catch (IOException e) {
                // Closed, or short of descriptors: then the end of another connection gives one back.
                pauseUnlessClosed();
            }
        }
    }

    private void pauseUnlessClosed() {
        try {
            boolean unused = closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Connection connection) {
        try (connection) {
            RequestReader reader = new RequestReader(connection.in());
            Request request = reader.next();
            while (request != null && handler.handle(request, connection)) {
                request = reader.next();
            }
            connection.shutdownOutput();
            connection.drain(DRAIN);
        } catch (IOException clientGone) {
            // How most connections end; a handler that cares has seen it itself.
        } catch (InterruptedException serverClosed) {
            Thread.currentThread().interrupt();
        } finally {
            ended();
        }
    }

    private synchronized void ended() {
        open.remove(Thread.currentThread());
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /**
     * Ends everything: the address, every connection in the middle of what it does, every thread.
     *
     * <p>Waits up to five seconds for each thread, not for the calling one. A second call does nothing.
     *
     * @throws IOException when something cannot be closed; the rest is closed all the same
     */
    @Override
    public void close() throws IOException {
        Map<Thread, Closeable> ending;
        synchronized (this) {
            closed = true;
            closing.countDown();
            ending = new LinkedHashMap<>(open);
        }
        List<IOException> failures = new ArrayList<>();
        ending.forEach((thread, owned) -> {
            try {
                owned.close();
            } catch (IOException e) {
                failures.add(e);
            }
            // Not the thread that accepts: the JDK loses the descriptor that an interrupted accept has just got.
            if (thread != Thread.currentThread() && owned != acceptor) {
                thread.interrupt();
            }
        });
        join(ending.keySet());
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private static void join(Iterable<Thread> threads) {
        try {
            for (Thread thread : threads) {
                if (thread != Thread.currentThread()) {
                    thread.join(JOIN.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
