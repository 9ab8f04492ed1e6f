// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.assertj;

import io.github.dockerpty.testkit.LineModes;
import io.github.dockerpty.testkit.TerminalSession;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a terminal session.
 *
 * <p>Each waits until it holds, up to the session's limit; a failure shows the screen, the end of the output and the
 * program's fate.
 */
@SuppressWarnings("exports")
public final class TerminalSessionAssert extends AbstractAssert<TerminalSessionAssert, TerminalSession> {

    TerminalSessionAssert(TerminalSession actual) {
        super(actual, TerminalSessionAssert.class);
    }

    /**
     * The terminal passes every key on as it is: no echo, no lines, no signals.
     *
     * @return this
     */
    public TerminalSessionAssert isRaw() {
        isNotNull();
        actual.expectModes("the terminal is raw", modes -> !modes.echo() && !modes.canonical() && !modes.signals());
        return this;
    }

    /**
     * The terminal echoes, edits lines and makes signals of keys, as it does for a shell's programs.
     *
     * @return this
     */
    public TerminalSessionAssert isCooked() {
        isNotNull();
        actual.expectModes("the terminal is cooked", modes -> modes.echo() && modes.canonical() && modes.signals());
        return this;
    }

    /**
     * Every mode of the terminal is as it was before the program started.
     *
     * @return this
     */
    public TerminalSessionAssert isRestored() {
        isNotNull();
        String before = actual.initialTermios();
        actual.expectModes("the modes are again " + before, this::areRestored);
        return this;
    }

    private boolean areRestored(LineModes modes) {
        return actual.termios().equals(actual.initialTermios());
    }

    /**
     * A text is somewhere on the screen.
     *
     * @param text as {@link io.github.dockerpty.testkit.Screen#text} has it
     * @return this
     */
    public TerminalSessionAssert shows(String text) {
        isNotNull();
        actual.expectScreen(
                "the screen shows \"" + text + "\"", screen -> screen.text().contains(text));
        return this;
    }

    /**
     * The program ends with an exit code.
     *
     * @param code 128 + n after signal n
     * @return this
     */
    public TerminalSessionAssert exitsWith(int code) {
        isNotNull();
        int exit = actual.awaitExit();
        if (exit != code) {
            failWithMessage(
                    "expected the exit code %s but was %s%n%s",
                    code, exit, actual.screen().text());
        }
        return this;
    }
}
