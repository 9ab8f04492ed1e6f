// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

/** The contract on a pseudo-terminal of the C library. */
class NativeTerminalTest extends TerminalContract {

    NativeTerminalTest() {
        super(PtyDriver.NATIVE);
    }
}
