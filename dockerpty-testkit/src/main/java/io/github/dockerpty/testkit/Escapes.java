// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

/** Shows bytes in messages: printable ASCII as it is, the rest escaped, long ones cut. */
final class Escapes {

    private static final int SHOWN = 200;

    private Escapes() {}

    /**
     * Shows the first bytes in quotation marks.
     *
     * @param bytes any bytes
     * @return one line; when it was cut, it tells how many bytes there were
     */
    static String quote(byte[] bytes) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < Math.min(bytes.length, SHOWN); i++) {
            append(text, bytes[i]);
        }
        text.append('"');
        if (bytes.length > SHOWN) {
            text.append("… (").append(bytes.length).append(" bytes)");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, byte value) {
        switch (value) {
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            default -> {
                if (value >= ' ' && value < 0x7f) {
                    text.append((char) value);
                } else {
                    text.append("\\x").append(Character.forDigit(value >> 4 & 0xf, 16));
                    text.append(Character.forDigit(value & 0xf, 16));
                }
            }
        }
    }
}
