// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

/** The contract on a pseudo-terminal held by {@code script}. */
class ScriptTerminalTest extends TerminalContract {

    ScriptTerminalTest() {
        super(PtyDriver.SCRIPT);
    }
}
