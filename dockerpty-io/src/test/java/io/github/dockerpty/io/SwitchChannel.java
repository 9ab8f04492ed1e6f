// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Takes everything or nothing. */
final class SwitchChannel implements WritableByteChannel {

    private final WritableByteChannel target;
    private boolean taking = true;

    SwitchChannel(WritableByteChannel target) {
        this.target = target;
    }

    void take() {
        taking = true;
    }

    void refuse() {
        taking = false;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        return taking ? target.write(bytes) : 0;
    }

    @Override
    public boolean isOpen() {
        return target.isOpen();
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}
