// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;

/** A session on threads of its own, which block. */
final class ThreadDrive implements SessionDrive, Runnable {

    private static final long LEAVE_MS = 2000;

    private final PseudoTerminal pty;
    private final Thread thread;
    private Listener listener;

    ThreadDrive(Operation operation, String number) {
        this.pty = new PseudoTerminal(operation);
        this.thread = new Thread(this, "dockerpty-session-" + number);
        this.thread.setDaemon(true);
    }

    @Override
    public Ending ending() {
        return pty.session().ending();
    }

    @Override
    public SizeKeeper sizes() {
        return pty.session().sizes();
    }

    @Override
    public AccountDraft account() {
        return pty.session().account();
    }

    @Override
    public void begin(Listener told) {
        listener = told;
        thread.start();
    }

    /** The thread's own. */
    @Override
    public void run() {
        boolean told = false;
        try {
            Outcome outcome = pty.start();
            told = true;
            listener.over(outcome);
        } catch (IOException | RuntimeException failure) {
            told = true;
            listener.failed(failure);
        } finally {
            if (!told) {
                listener.failed(new IllegalStateException("the session's thread died"));
            }
        }
    }

    /** Does nothing: the run itself has told the ending what it waits for. */
    @Override
    public void letGo() {}

    @Override
    public boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    @Override
    public void join() {
        try {
            thread.join(LEAVE_MS);
        } catch (InterruptedException later) {
            Thread.currentThread().interrupt();
        }
    }
}
