// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import java.nio.charset.StandardCharsets;

/** What a program left behind: its exit code and its two outputs. */
record Result(int code, byte[] stdout, byte[] stderr) {

    String out() {
        return new String(stdout, StandardCharsets.UTF_8);
    }

    String err() {
        return new String(stderr, StandardCharsets.UTF_8);
    }

    /** All three, as a failure shows them and as two programs are compared. */
    @Override
    public String toString() {
        return "code " + code + ", stdout [" + out() + "], stderr [" + err() + "]";
    }
}
