// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 that arrives in pieces; what is malformed becomes U+FFFD. */
final class Utf8 {

    private static final int LONGEST_REST = 3;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer rest = ByteBuffer.allocate(0);

    /** The characters that are complete after this piece. */
    String decode(byte[] bytes, int byteCount) {
        return decode(bytes, byteCount, false);
    }

    /** The characters left when nothing follows. */
    String finish() {
        return decode(new byte[0], 0, true);
    }

    private String decode(byte[] bytes, int byteCount, boolean last) {
        ByteBuffer source = ByteBuffer.allocate(rest.remaining() + byteCount);
        source.put(rest).put(bytes, 0, byteCount).flip();
        CharBuffer target = CharBuffer.allocate(source.remaining() + LONGEST_REST);
        decoder.decode(source, target, last);
        rest = source;
        return target.flip().toString();
    }
}
