// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Tells whether it was closed, counts writes, and can break. */
final class WatchedChannel implements WritableByteChannel {

    private final WritableByteChannel target;
    private boolean open = true;
    private int writes;
    private IOException failure;
    private IOException closeFailure;

    WatchedChannel(WritableByteChannel target) {
        this.target = target;
    }

    void breakWith(IOException why) {
        failure = why;
    }

    void breakCloseWith(IOException why) {
        closeFailure = why;
    }

    int writes() {
        return writes;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        writes++;
        if (failure != null) {
            throw failure;
        }
        return target.write(bytes);
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open = false;
        if (closeFailure != null) {
            throw closeFailure;
        }
    }
}
