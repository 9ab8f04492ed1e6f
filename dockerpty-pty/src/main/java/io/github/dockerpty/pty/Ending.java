// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * Decides once how a session ends, whoever comes first, and wakes all who wait by closing what they wait for.
 *
 * <p>Any thread may call.
 */
final class Ending {

    private static final Closeable[] NONE = {};

    /** Guarded by this, as all that follows; no list, for it is short and there may be thousands. */
    private Closeable[] open = NONE;

    private Outcome outcome;
    private IOException localFailure;
    private SessionAccount.End end = SessionAccount.End.NOT_YET;

    /** Null for nobody. Set before the run. */
    private volatile Listener listener;

    /** Hears of the two moments of a session that others wait for. */
    interface Listener {

        /** The process runs, which may never be. */
        void started();

        /** The end is decided; told before anything is closed. */
        void decided();
    }

    /** Has this told; before the run. */
    void goesTo(Listener told) {
        listener = told;
    }

    /** The process runs. */
    void started() {
        if (listener != null) {
            listener.started();
        }
    }

    /** Has this closed when the end is decided, or now if it is. */
    void closes(Closeable resource) {
        synchronized (this) {
            if (!isDecided()) {
                open = Arrays.copyOf(open, open.length + 1);
                open[open.length - 1] = resource;
                return;
            }
        }
        Closing.afterUse(resource);
    }

    /** Has this closed no more: its time is over. */
    synchronized void forgets(Closeable resource) {
        for (int i = open.length - 1; i >= 0; i--) {
            if (open[i] == resource) {
                open[i] = open[open.length - 1];
                open = open.length == 1 ? NONE : Arrays.copyOf(open, open.length - 1);
                return;
            }
        }
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
        Closeable[] waitedFor;
        synchronized (this) {
            waitedFor = open;
            open = NONE;
        }
        if (listener != null) {
            listener.decided();
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
