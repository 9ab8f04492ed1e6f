// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

/** What carries a session from its attach to its outcome: threads of its own, or a loop. */
interface SessionDrive {

    /** Hears how a session ended, once. */
    interface Listener {

        /** It is over, and nothing of it is left at the engine's side. */
        void over(Outcome outcome);

        /** The caller's own end failed, or something was mistaken. */
        void failed(Exception failure);
    }

    Ending ending();

    SizeKeeper sizes();

    AccountDraft account();

    /** Returns at once. */
    void begin(Listener listener);

    /** The end is decided: has whatever carries the session let go; for any thread, and returns at once. */
    void letGo();

    /** Whether the calling thread carries the session, so that it must not wait for it. */
    boolean isCurrent();

    /** Waits, for a while at most, until nothing of the session goes on. */
    void join();
}
