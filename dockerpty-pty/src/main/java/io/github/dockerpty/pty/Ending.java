// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides once how a session ends, whoever comes first, and wakes all who wait by closing what they wait for.
 *
 * <p>Any thread may call.
 */
final class Ending {

    private static final int FEW = 4;

    /** Guarded by this, as all that follows. */
    private final List<Closeable> open = new ArrayList<>(FEW);

    private Outcome outcome;
    private IOException localFailure;
    private SessionAccount.End end = SessionAccount.End.NOT_YET;

    /** Told once the process runs; null for nobody. Set before the run. */
    private volatile Runnable listener;

    /** Has this told once the process runs, which may never be. */
    void whenStarted(Runnable told) {
        listener = told;
    }

    /** The process runs. */
    void started() {
        if (listener != null) {
            listener.run();
        }
    }

    /** Has this closed when the end is decided, or now if it is. */
    void closes(Closeable resource) {
        synchronized (this) {
            if (!isDecided()) {
                open.add(resource);
                return;
            }
        }
        Closing.afterUse(resource);
    }

    /** Has this closed no more: its time is over. */
    synchronized void forgets(Closeable resource) {
        open.remove(resource);
    }

    /** Ends the session so, unless it is decided otherwise. */
    void decide(Outcome decided, SessionAccount.End how) {
        synchronized (this) {
            if (isDecided()) {
                return;
            }
            outcome = decided;
            end = how;
        }
        wake();
    }

    /** Ends the session because the caller's own end failed, unless it is decided otherwise. */
    void fail(IOException failure) {
        synchronized (this) {
            if (isDecided()) {
                return;
            }
            localFailure = failure;
            end = SessionAccount.End.LOCAL_FAILURE;
        }
        wake();
    }

    private void wake() {
        List<Closeable> waitedFor;
        synchronized (this) {
            waitedFor = List.copyOf(open);
            open.clear();
        }
        for (Closeable resource : waitedFor) {
            Closing.afterUse(resource);
        }
    }

    synchronized boolean isDecided() {
        return outcome != null || localFailure != null;
    }

    synchronized SessionAccount.End end() {
        return end;
    }

    /** The decision; throws what failed on the caller's side. */
    synchronized Outcome outcome() throws IOException {
        if (localFailure != null) {
            throw localFailure;
        }
        return outcome;
    }
}
