// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.InputStream;

/** A text again and again, up to a number of bytes. */
final class RepeatingInput extends InputStream {

    private final byte[] text;
    private final long size;
    private long at;

    RepeatingInput(String text, long size) {
        this.text = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        this.size = size;
    }

    @Override
    public int read() {
        return at == size ? -1 : text[(int) (at++ % text.length)];
    }

    @Override
    public int read(byte[] target, int start, int length) {
        int count = (int) Math.min(length, size - at);
        for (int i = 0; i < count; i++) {
            target[start + i] = (byte) read();
        }
        return count == 0 ? -1 : count;
    }
}
