// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;

/** A connection to a container whose exit was registered for before: closed unclaimed, it gives that wait up too. */
final class RegisteredConnection extends ForwardingConnection {

    private final PendingExit exit;

    /** Guarded by this. */
    private boolean claimed;

    RegisteredConnection(EngineConnection connection, PendingExit exit) {
        super(connection);
        this.exit = exit;
    }

    /** The wait, which is the caller's from here on. */
    synchronized PendingExit claim() {
        claimed = true;
        return exit;
    }

    private synchronized boolean isClaimed() {
        return claimed;
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            if (!isClaimed()) {
                exit.close();
            }
        }
    }
}
