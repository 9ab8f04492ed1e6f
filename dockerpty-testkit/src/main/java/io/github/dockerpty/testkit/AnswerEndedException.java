// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;

/** An injected fault has ended the answer; nobody outside the engine sees this. */
final class AnswerEndedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final FaultPlan.Ending ending;

    AnswerEndedException(FaultPlan.Ending ending) {
        super("ended by the injected fault " + ending);
        this.ending = ending;
    }

    FaultPlan.Ending ending() {
        return ending;
    }
}
