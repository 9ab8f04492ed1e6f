// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Texts in, texts out. */
final class Texts {

    private Texts() {}

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    /** Reads once; null at the end. */
    static String readOnce(Source source, int most) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(most);
        return source.read(target) < 0 ? null : text(target);
    }

    /** Reads to the end, skipping reads of nothing. */
    static String readAll(Source source) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer target = ByteBuffer.allocate(7);
        while (source.read(target.clear()) >= 0) {
            all.write(target.array(), 0, target.position());
        }
        return all.toString(UTF_8);
    }

    static String text(ByteBuffer filled) {
        return new String(filled.array(), 0, filled.position(), UTF_8);
    }
}
