// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the head of one HTTP/1.x response, so that every chunking gives the same answer and not one byte behind the
 * head is taken (RFC 9112; a line may also end in a bare line feed).
 */
final class HeadParser {

    /** The longest head that is read, in bytes. */
    static final int MAXIMUM = 64 * 1024;

    private static final String PROTOCOL = "HTTP/1.";

    /** Of a line that has not come whole, what has; else null. */
    private StringBuilder half;

    private String line = "";

    private final List<String> fields = new ArrayList<>();
    private int status;
    private int minor;
    private int count;

    /**
     * Takes bytes up to the end of the head.
     *
     * @return the head; null if it goes on beyond these bytes
     * @throws NotHttpException as soon as there is a byte that cannot be one
     */
    ResponseHead take(ByteBuffer bytes) throws NotHttpException {
        // In one piece, and line by line: at the start of the command each call for a byte would be interpreted.
        byte[] arrived = new byte[bytes.remaining()];
        int start = bytes.position();
        bytes.get(arrived);
        for (int at = 0; at < arrived.length; ) {
            int end = endOfLine(arrived, at);
            bytes.position(start + end);
            boolean whole = grow(arrived, at, end);
            if (whole && endLine()) {
                return new ResponseHead(status, fields, minor);
            }
            at = end;
        }
        return null;
    }

    /** Behind the line feed, or at the end of what has come. */
    private static int endOfLine(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, bytes.length);
    }

    /** Adds to the line, without the line feed; true if that has come. */
    private boolean grow(byte[] bytes, int from, int end) throws NotHttpException {
        boolean whole = bytes[end - 1] == '\n';
        String part = new String(bytes, from, (whole ? end - 1 : end) - from, StandardCharsets.ISO_8859_1);
        count += end - from;
        if (whole && half == null) {
            line = part;
        } else {
            half = half == null ? new StringBuilder(part) : half.append(part);
            line = whole ? half.toString() : "";
        }
        checkBeginning(half == null ? line : half);
        if (count > MAXIMUM) {
            throw new NotHttpException("the head of the response is longer than " + MAXIMUM + " bytes");
        }
        half = whole ? null : half;
        return whole;
    }

    /** Whether anything came yet. */
    boolean isEmpty() {
        return count == 0;
    }

    /* Says so at once when a server speaks something else; it may never send a line end. */
    private void checkBeginning(CharSequence come) throws NotHttpException {
        for (int i = 0; status == 0 && i < PROTOCOL.length() && i < come.length(); i++) {
            if (come.charAt(i) != PROTOCOL.charAt(i)) {
                boolean tls = come.charAt(0) == 0x15 || come.charAt(0) == 0x16;
                throw new NotHttpException(
                        tls ? "a TLS record came instead of HTTP" : "something other than HTTP/1 came");
            }
        }
    }

    private boolean endLine() throws NotHttpException {
        if (line.endsWith("\r")) {
            line = line.substring(0, line.length() - 1);
        }
        if (status == 0) {
            status = statusOf();
        } else if (line.isEmpty()) {
            return true;
        } else {
            addField();
        }
        line = "";
        return false;
    }

    private int statusOf() throws NotHttpException {
        // HTTP/1.1 200 OK
        int code = 0;
        boolean valid = line.length() >= 12 && line.charAt(8) == ' ' && (line.length() == 12 || line.charAt(12) == ' ');
        for (int i = 9; valid && i < 12; i++) {
            int digit = line.charAt(i) - '0';
            valid = digit >= 0 && digit <= 9;
            code = code * 10 + digit;
        }
        if (!valid || code < 100 || code > 599) {
            throw new NotHttpException("the first line of the response has no status");
        }
        minor = line.charAt(7) - '0';
        return code;
    }

    private void addField() throws NotHttpException {
        int colon = line.indexOf(':');
        if (colon <= 0 || line.charAt(0) <= ' ') {
            throw new NotHttpException("a header of the response has no name");
        }
        fields.add(line.substring(0, colon));
        fields.add(line.substring(colon + 1).strip());
    }
}
