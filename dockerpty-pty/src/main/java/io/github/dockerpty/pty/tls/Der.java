// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Wraps the older forms of private keys into PKCS #8, the one form that the JDK reads (RFC 5958). */
final class Der {

    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int PARAMETERS = 0xA0;
    private static final byte[] VERSION_0 = {INTEGER, 1, 0};
    /** rsaEncryption (1.2.840.113549.1.1.1) with its NULL. */
    private static final byte[] RSA = {0x06, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 1, 1, 5, 0};
    /** id-ecPublicKey (1.2.840.10045.2.1), to be followed by the curve. */
    private static final byte[] EC = {0x06, 7, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 2, 1};

    private Der() {}

    /** A key of RFC 8017 ("RSA PRIVATE KEY"). */
    static byte[] rsaKey(byte[] key) {
        return wrap(element(SEQUENCE, RSA), key);
    }

    /**
     * A key of RFC 5915 ("EC PRIVATE KEY").
     *
     * @throws IndexOutOfBoundsException if it is cut or names no curve
     */
    static byte[] ecKey(byte[] key) {
        int at = contentStart(key, 0);
        while ((key[at] & 0xFF) != PARAMETERS) {
            at = contentStart(key, at) + length(key, at);
        }
        int start = contentStart(key, at);
        byte[] curve = Arrays.copyOfRange(key, start, start + length(key, at));
        return wrap(element(SEQUENCE, EC, curve), key);
    }

    private static byte[] wrap(byte[] algorithm, byte[] key) {
        return element(SEQUENCE, VERSION_0, algorithm, element(OCTETS, key));
    }

    private static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        writeLength(whole, content.size());
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length > 0xFF) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length > 0x7F) {
            out.write(0x81);
        }
        out.write(length);
    }

    private static int contentStart(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        return at + 2 + (first > 0x80 ? first - 0x80 : 0);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < first - 0x80 && i < 3; i++) {
            length = length << 8 | (der[at + 2 + i] & 0xFF);
        }
        return length;
    }
}
