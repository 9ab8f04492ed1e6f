// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Source;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;

/**
 * The exit of a container: its code from the wait that tells it on every engine, then its removal.
 *
 * <p>podman answers a wait for the removal with 0 whatever the code was, so that one only says when.
 */
final class ContainerExit implements SelectableExit {

    private final Engine engine;
    private final String container;
    private final PendingExit exit;

    /** Null if the engine does not remove the container. */
    private final PendingExit removal;

    /** A later wait that replaces a broken one; guarded by this, as the next. */
    private PendingExit later;

    private boolean closed;

    ContainerExit(Engine engine, String container, PendingExit exit, PendingExit removal) {
        this.engine = engine;
        this.container = container;
        this.exit = exit;
        this.removal = removal;
    }

    @Override
    public int await() throws IOException {
        int code = code();
        if (code < 0) {
            throw new IOException("the engine does not know the exit code of container " + container + ": it says "
                    + code + "; look with inspect");
        }
        if (removal != null) {
            awaitRemoval();
        }
        return code;
    }

    private int code() throws IOException {
        try {
            return exit.await();
        } catch (EngineException | ClosedChannelException answer) {
            throw answer;
        } catch (IOException broken) {
            return askAgain(broken);
        }
    }

    /** The connection of the wait broke; the container may be there still and tell its code. */
    private int askAgain(IOException broken) throws IOException {
        try {
            return askAgain().await();
        } catch (IOException gone) {
            broken.addSuppressed(gone);
            throw broken;
        }
    }

    private PendingExit askAgain() throws IOException {
        PendingExit opened = engine.waitContainer(container, WaitCondition.NOT_RUNNING);
        synchronized (this) {
            if (closed) {
                opened.close();
            }
            later = opened;
        }
        return opened;
    }

    /** Only so that the name is free again when the session ends; the code is known whatever becomes of this wait. */
    private void awaitRemoval() {
        try {
            removal.await();
        } catch (IOException notTold) {
            // As the method says.
        }
    }

    @Override
    public Optional<Source> told() {
        return exit instanceof SelectableExit selectable ? selectable.told() : Optional.empty();
    }

    @Override
    public boolean stillRuns() throws IOException {
        return ContainerAttach.runs(engine, container);
    }

    @Override
    public void close() {
        exit.close();
        if (removal != null) {
            removal.close();
        }
        synchronized (this) {
            closed = true;
            if (later != null) {
                later.close();
            }
        }
    }
}
