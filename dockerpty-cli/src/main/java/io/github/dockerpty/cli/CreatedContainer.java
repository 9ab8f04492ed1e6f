// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.pty.Engine;
import io.github.dockerpty.pty.PseudoTerminal;
import java.io.IOException;

/**
 * Sees to a container that a signal keeps from running: before the session and after it nothing else takes signals, and
 * the JVM ends on them.
 *
 * <p>With {@code --rm} it is removed, else the user is told that it is there. The thread of the command stops where it
 * comes by next, so that it can neither start the container nor say anything while the JVM ends.
 */
final class CreatedContainer implements AutoCloseable {

    /** How long the end of the JVM waits for the engine's answer to a request that is on its way. */
    private static final long LIMIT_MS = 5000;

    private static final int SHORT_ID = 12;

    private final Context context;
    private final Engine engine;
    private final boolean remove;
    private final Thread hook = new Thread(this::jvmEnds, "dockerpty-created");

    // Guarded by this, as all that follows.
    private boolean ending;
    private boolean stopped;
    private boolean creating;
    private String id;
    private PseudoTerminal session;

    /** Watches from now until it is closed. */
    CreatedContainer(Context context, Engine engine, boolean remove) {
        this.context = context;
        this.engine = engine;
        this.remove = remove;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The engine is being asked to create it. */
    synchronized void creating() {
        stopIfEnding();
        creating = true;
    }

    /**
     * The engine has answered; does not return when the JVM is ending.
     *
     * @param created the new container's id, null if there is none
     */
    synchronized void answered(String created) {
        creating = false;
        id = created;
        stopIfEnding();
    }

    /** A session begins that takes signals as soon as it can; does not return when the JVM is ending. */
    synchronized void holds(PseudoTerminal begun) {
        stopIfEnding();
        session = begun;
    }

    /** The container has run, or could not; does not return when the JVM is ending. */
    synchronized void left() {
        stopIfEnding();
    }

    /** The container's id, as people read it. */
    synchronized String shortId() {
        return id.substring(0, Math.min(SHORT_ID, id.length()));
    }

    @Override
    public void close() {
        synchronized (this) {
            stopIfEnding();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // It is at work.
        }
    }

    /** Nothing may be started or said any more; the end of the JVM ends the wait. */
    private void stopIfEnding() {
        while (ending) {
            stopped = true;
            notifyAll();
            try {
                wait();
            } catch (InterruptedException e) {
                // By the session that was broken off; the JVM does not wait for this thread.
            }
        }
    }

    private void jvmEnds() {
        String created = settled();
        if (created == null) {
            return;
        }
        try {
            String status = engine.inspectContainer(created).status();
            if (!status.equals("created")) {
                sayIf(status.equals("running"), created, "runs; 'dockerpty attach " + created + "' returns to it");
            } else if (remove) {
                engine.removeContainer(created);
            } else {
                sayIf(true, created, "was created and has not run; 'dockerpty start " + created + "' runs it");
            }
        } catch (IOException gone) {
            // Removed already, or the engine is out of reach; nobody waits for an answer.
        }
    }

    private void sayIf(boolean worthIt, String container, String what) {
        if (worthIt) {
            context.say("interrupted; container '" + container + "' " + what);
        }
    }

    /** Breaks off what the command does, and gives the id of the container if one was made. */
    private String settled() {
        PseudoTerminal begun;
        synchronized (this) {
            ending = true;
            begun = session;
        }
        if (begun != null) {
            begun.detach();
        }
        return awaitStop();
    }

    private synchronized String awaitStop() {
        long end = System.nanoTime() + LIMIT_MS * 1_000_000;
        try {
            for (long left = LIMIT_MS; isBusy() && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return id;
    }

    /** Whether the container may yet come to be, or to run. */
    private boolean isBusy() {
        return !stopped && (creating || id != null);
    }
}
