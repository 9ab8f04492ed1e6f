// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the head of one HTTP/1.x response byte by byte, so that every chunking gives the same answer and not one byte
 * behind the head is touched (RFC 9112; a line may also end in a bare line feed).
 */
final class HeadParser {

    /** The longest head that is read, in bytes. */
    static final int MAXIMUM = 64 * 1024;

    private static final String PROTOCOL = "HTTP/1.";

    private final StringBuilder line = new StringBuilder(64);
    private final List<String> fields = new ArrayList<>();
    private int status;
    private int count;

    /**
     * Takes bytes up to the end of the head.
     *
     * @return the head; null if it goes on beyond these bytes
     * @throws NotHttpException at the first byte that cannot be one
     */
    ResponseHead take(ByteBuffer bytes) throws NotHttpException {
        while (bytes.hasRemaining()) {
            char c = (char) (bytes.get() & 0xFF);
            if (++count > MAXIMUM) {
                throw new NotHttpException("the head of the response is longer than " + MAXIMUM + " bytes");
            }
            if (c != '\n') {
                line.append(c);
                checkBeginning();
            } else if (endLine()) {
                return new ResponseHead(status, fields);
            }
        }
        return null;
    }

    /** Whether anything came yet. */
    boolean isEmpty() {
        return count == 0;
    }

    /* Says so at once when a server speaks something else; it may never send a line end. */
    private void checkBeginning() throws NotHttpException {
        int last = line.length() - 1;
        if (count <= PROTOCOL.length() && line.charAt(last) != PROTOCOL.charAt(last)) {
            throw notHttp();
        }
    }

    private NotHttpException notHttp() {
        boolean tls = line.charAt(0) == 0x15 || line.charAt(0) == 0x16;
        return new NotHttpException(tls ? "a TLS record came instead of HTTP" : "something other than HTTP/1 came");
    }

    private boolean endLine() throws NotHttpException {
        if (line.length() > 0 && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        if (status == 0) {
            status = statusOf();
        } else if (line.length() == 0) {
            return true;
        } else {
            addField();
        }
        line.setLength(0);
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
        return code;
    }

    private void addField() throws NotHttpException {
        int colon = line.indexOf(":");
        if (colon <= 0 || line.charAt(0) <= ' ') {
            throw new NotHttpException("a header of the response has no name");
        }
        fields.add(line.substring(0, colon));
        fields.add(line.substring(colon + 1).strip());
    }
}
