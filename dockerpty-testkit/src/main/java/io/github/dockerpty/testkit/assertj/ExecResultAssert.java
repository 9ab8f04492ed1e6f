// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.assertj;

import io.github.dockerpty.testkit.ExecResult;
import org.assertj.core.api.AbstractAssert;

/** Assertions on the end of an exec; each failure shows exit code and output. */
@SuppressWarnings("exports")
public final class ExecResultAssert extends AbstractAssert<ExecResultAssert, ExecResult> {

    ExecResultAssert(ExecResult actual) {
        super(actual, ExecResultAssert.class);
    }

    /**
     * It has an exit code.
     *
     * @param code 128 + n after signal n
     * @return this
     */
    public ExecResultAssert exitedWith(int code) {
        isNotNull();
        if (actual.exitCode() != code) {
            failWithMessage("expected the exit code %s but it was: %s", code, actual);
        }
        return this;
    }

    /**
     * Its standard output is exactly a text.
     *
     * @param text with its line ends
     * @return this
     */
    public ExecResultAssert printed(String text) {
        isNotNull();
        if (!actual.stdout().equals(text)) {
            failWithMessage("expected the standard output \"%s\" but it was: %s", text, actual);
        }
        return this;
    }

    /**
     * Its standard error is exactly a text.
     *
     * @param text with its line ends
     * @return this
     */
    public ExecResultAssert printedError(String text) {
        isNotNull();
        if (!actual.stderr().equals(text)) {
            failWithMessage("expected the standard error \"%s\" but it was: %s", text, actual);
        }
        return this;
    }

    /**
     * Its standard error is empty.
     *
     * @return this
     */
    public ExecResultAssert printedNoErrors() {
        return printedError("");
    }
}
