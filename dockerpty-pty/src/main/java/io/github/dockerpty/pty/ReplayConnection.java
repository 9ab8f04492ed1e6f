// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A container's log to its end, then its live stream: both framed alike, so that they join without a seam. */
final class ReplayConnection implements EngineConnection {

    private final Source log;
    private final EngineConnection live;
    private boolean logEnded;

    ReplayConnection(Source log, EngineConnection live) {
        this.log = log;
        this.live = live;
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
        return live.read(target);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        return live.write(bytes);
    }

    @Override
    public void shutdownOutput() throws IOException {
        live.shutdownOutput();
    }

    @Override
    public Optional<String> contentType() {
        return live.contentType();
    }

    @Override
    public boolean isOpen() {
        return live.isOpen();
    }

    @Override
    public void close() throws IOException {
        try {
            log.close();
        } finally {
            live.close();
        }
    }
}
