// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Source;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A container's log to its end, then its live stream: both framed alike, so that they join without a seam. */
final class ReplayConnection extends ForwardingConnection {

    private final Source log;
    private boolean logEnded;

    ReplayConnection(Source log, EngineConnection live) {
        super(live);
        this.log = log;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!logEnded) {
            int count = log.read(target);
            if (count >= 0) {
                return count;
            }
            logEnded = true;
            log.close();
        }
        return super.read(target);
    }

    @Override
    public void close() throws IOException {
        try {
            log.close();
        } finally {
            super.close();
        }
    }
}
