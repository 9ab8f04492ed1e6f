// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import io.github.dockerpty.testkit.Deadline;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Closes a connection when its time is over, which ends the thread that is blocked on it. */
public final class Watchdog implements AutoCloseable {

    private final CompletableFuture<Void> watch = new CompletableFuture<>();
    private final CompletableFuture<Void> end;
    private final Closeable connection;
    private volatile boolean bitten;

    private Watchdog(Closeable connection, Duration limit) {
        this.connection = connection;
        long nanos = Deadline.in(limit).left().toNanos();
        end = watch.orTimeout(nanos, TimeUnit.NANOSECONDS).exceptionally(timeIsOver -> {
            bite();
            return null;
        });
    }

    /**
     * Begins to watch.
     *
     * @param connection closed at the end of the time
     * @param limit the time, before patience
     * @return the watch, which {@link #close} ends
     */
    public static Watchdog on(Closeable connection, Duration limit) {
        return new Watchdog(connection, limit);
    }

    private void bite() {
        bitten = true;
        try {
            connection.close();
        } catch (IOException e) {
            // Nobody is left to be told; whoever is blocked on it is told by hasBitten().
        }
    }

    /** {@return whether the time was over first} */
    public boolean hasBitten() {
        return bitten;
    }

    /** Ends the watch; nothing is closed afterwards that was not before. */
    @Override
    public void close() {
        if (!watch.complete(null)) {
            end.join();
        }
    }
}
