// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.InputStream;

/** Zeros for ever. */
final class Endless extends InputStream {

    @Override
    public int read() {
        return 0;
    }

    @Override
    public int read(byte[] target, int start, int length) {
        return length;
    }
}
