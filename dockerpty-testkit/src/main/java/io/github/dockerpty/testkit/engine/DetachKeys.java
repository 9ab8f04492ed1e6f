// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Finds the keys in a client's input with which it leaves; confined to the connection's thread.
 *
 * <p>As in moby's term proxy, a byte that breaks the sequence is not tried as the first of another one.
 */
final class DetachKeys {

    private static final byte[] USUAL = {0x10, 0x11};

    private final byte[] keys;
    private int matched;

    private DetachKeys(byte[] keys) {
        this.keys = keys;
    }

    /** Keys that no input has. */
    static DetachKeys none() {
        return new DetachKeys(new byte[0]);
    }

    /** Reads {@code ctrl-p,ctrl-q} and the like; empty means those. */
    static DetachKeys parse(String text, int refusalStatus) throws Refusal {
        if (text.isEmpty()) {
            return new DetachKeys(USUAL);
        }
        ByteArrayOutputStream keys = new ByteArrayOutputStream();
        for (String item : text.split(",", -1)) {
            int key = key(item);
            if (key < 0) {
                throw new Refusal(
                        refusalStatus,
                        "Invalid detach keys (" + text + ") provided: Unknown character: '" + item + "'");
            }
            keys.write(key);
        }
        return new DetachKeys(keys.toByteArray());
    }

    private static int key(String item) {
        if (item.length() == 1 && item.charAt(0) < 0x80) {
            return item.charAt(0);
        }
        if (item.equals("DEL")) {
            return 0x7f;
        }
        if (item.length() == 6 && item.startsWith("ctrl-")) {
            char key = item.charAt(5);
            if (key >= 'a' && key <= 'z') {
                return key - 'a' + 1;
            }
            int index = "@[\\]^_".indexOf(key);
            return index < 0 ? -1 : index == 0 ? 0 : index + 26;
        }
        return -1;
    }

    /** What goes on to the process: all but the sequence, of which a begun part is held back. */
    byte[] filter(byte[] bytes, int length) {
        if (keys.length == 0) {
            return Arrays.copyOf(bytes, length);
        }
        ByteArrayOutputStream passed = new ByteArrayOutputStream(length + keys.length);
        for (int i = 0; i < length && matched < keys.length; i++) {
            if (bytes[i] == keys[matched]) {
                matched++;
            } else {
                passed.write(keys, 0, matched);
                passed.write(bytes[i]);
                matched = 0;
            }
        }
        return passed.toByteArray();
    }

    boolean areComplete() {
        return keys.length > 0 && matched == keys.length;
    }
}
