// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.pty.Engine;
import java.io.IOException;

/**
 * Removes a container that a signal keeps from ever running: before the session there is nothing else that takes
 * signals, and the JVM ends on them.
 */
final class CreatedContainer implements AutoCloseable {

    /** How long the end of the JVM waits for the engine's answer to a creation that is on its way. */
    private static final long LIMIT_MS = 5000;

    private final Engine engine;
    private final Thread hook = new Thread(this::jvmEnds, "dockerpty-remove");
    private boolean ending;
    private boolean creating;
    private String id;

    private CreatedContainer(Engine engine) {
        this.engine = engine;
    }

    /** Watches from now until it is closed; does nothing if the container is not to be removed. */
    static CreatedContainer watch(Engine engine, boolean remove) {
        CreatedContainer watched = new CreatedContainer(engine);
        if (remove) {
            Runtime.getRuntime().addShutdownHook(watched.hook);
        }
        return watched;
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
        notifyAll();
        stopIfEnding();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // It is at work.
        }
    }

    /** Nothing may be started any more; the end of the JVM ends the wait. */
    private void stopIfEnding() {
        while (ending) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void jvmEnds() {
        String created = settled();
        if (created == null) {
            return;
        }
        try {
            if (engine.inspectContainer(created).status().equals("created")) {
                engine.removeContainer(created);
            }
        } catch (IOException gone) {
            // Removed already, or the engine is out of reach; nobody waits for an answer.
        }
    }

    private synchronized String settled() {
        ending = true;
        long end = System.nanoTime() + LIMIT_MS * 1_000_000;
        try {
            for (long left = LIMIT_MS; creating && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return id;
    }
}
