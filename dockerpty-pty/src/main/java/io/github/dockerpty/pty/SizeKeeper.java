// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Keeps the remote terminal at the size that is wanted: one request at a time, of a burst only the last.
 *
 * <p>Any thread marks a change and goes on; a daemon thread that exists only meanwhile asks for the size and sends it.
 * The first size is tried again while the process is not ready for it; later failures mean that it is gone.
 */
final class SizeKeeper implements AutoCloseable {

    private static final int FIRST_RETRIES = 10;
    private static final long RETRY_STEP_MS = 10;
    private static final int LARGEST = 0xFFFF;

    /** Sizes that come closer than this are a burst. */
    private static final long BURST_MS = 200;

    private final Operation operation;
    private final Errand errand;

    /** A size asked for by code, which stands until the next change; guarded by this. */
    private TerminalSize asked;

    private volatile int retries;
    private volatile boolean repaint;
    /** Written by the errand alone, as the next. */
    private volatile int accepted;

    private volatile int refused;
    private volatile boolean firstRefused;

    /** Confined to the errand, as what follows. */
    private TerminalSize sent;

    private long sentAt;

    SizeKeeper(Operation operation, String threadName) {
        this.operation = operation;
        this.errand = new Errand(threadName) {
            @Override
            void work() {
                deliver();
            }
        };
    }

    SizeKeeper(Operation operation, Executor calls) {
        this.operation = operation;
        this.errand = new Errand(calls) {
            @Override
            void work() {
                deliver();
            }
        };
    }

    /** Sends the first size; for a program that runs already, by way of another one, so that it draws its screen. */
    void first(boolean nudge) {
        repaint = nudge;
        retries = FIRST_RETRIES;
        errand.call();
    }

    /** The size may have changed. */
    void changed() {
        synchronized (this) {
            asked = null;
        }
        errand.call();
    }

    /** This size is wanted. */
    void changed(TerminalSize size) {
        synchronized (this) {
            asked = size;
        }
        errand.call();
    }

    /** How many sizes the engine took. */
    int accepted() {
        return accepted;
    }

    /** How many sizes were given up because the engine refused them. */
    int refused() {
        return refused;
    }

    /** Whether the first size was refused, and sent again. */
    boolean wasFirstRefused() {
        return firstRefused;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private void deliver() {
        boolean nudged = false;
        for (int attempt = 1; ; attempt++) {
            Optional<TerminalSize> size = wanted();
            if (size.isEmpty() || size.get().isUnknown() || size.get().equals(sent)) {
                return;
            }
            if (repaint) {
                repaint = false;
                nudged = send(nudged(size.get()));
            }
            if (send(size.get())) {
                retries = 0;
                settle(size.get(), nudged);
                return;
            }
            if (attempt > retries || !errand.pause(RETRY_STEP_MS * attempt)) {
                retries = 0;
                refused++;
                return;
            }
            firstRefused = true;
        }
    }

    /** podman 4.3 answers 200 to each size of a burst and may forget the last: once it is quiet, that is sent again. */
    private void settle(TerminalSize size, boolean nudged) {
        boolean burst = nudged || (sent != null && System.nanoTime() - sentAt < BURST_MS * 1_000_000);
        sent = size;
        sentAt = System.nanoTime();
        if (burst && errand.pause(BURST_MS) && wanted().equals(Optional.of(size))) {
            send(size);
        }
    }

    /** Empty also for a process without a terminal, or one that cannot be asked about. */
    private Optional<TerminalSize> wanted() {
        try {
            if (!operation.isRaw()) {
                return Optional.empty();
            }
        } catch (IOException gone) {
            return Optional.empty();
        }
        synchronized (this) {
            if (asked != null) {
                return Optional.of(asked);
            }
        }
        return operation.options().currentSize(operation.streams());
    }

    private static TerminalSize nudged(TerminalSize size) {
        return new TerminalSize(Math.min(size.rows() + 1, LARGEST), Math.min(size.columns() + 1, LARGEST));
    }

    /** A refusal is no failure of the session: the process is not ready yet, or gone. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private boolean send(TerminalSize size) {
        try {
            operation.resize(size.rows(), size.columns());
        } catch (IOException notReadyOrGone) {
            return false;
        }
        accepted++;
        return true;
    }

    @Override
    public void close() {
        errand.close();
    }
}
