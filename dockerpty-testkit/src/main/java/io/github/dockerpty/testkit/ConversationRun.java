// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.Conversation.Step;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.util.List;

/** One connection going through the steps of a conversation. */
final class ConversationRun {

    private final List<Step> steps;
    private final ConversationResult result;

    ConversationRun(List<Step> steps, ConversationResult result) {
        this.steps = steps;
        this.result = result;
    }

    void on(Exchange exchange) throws IOException, InterruptedException {
        result.started(this);
        AssertionError failure = null;
        try {
            perform(new Wire(exchange));
        } catch (StepFailure e) {
            failure = e.error();
            exchange.connection().close();
        } finally {
            result.ended(this, failure);
        }
    }

    private void perform(Wire wire) throws IOException, InterruptedException {
        for (int i = 0; i < steps.size(); i++) {
            result.at(this, describe(i));
            perform(i, wire);
        }
        if (steps.isEmpty()) {
            wire.connection();
        }
    }

    private void perform(int index, Wire wire) throws IOException, InterruptedException {
        try {
            steps.get(index).action().perform(wire);
        } catch (AnswerEndedException fault) {
            throw fault;
        } catch (AssertionError | RuntimeException | IOException e) {
            throw new StepFailure(new AssertionError(describe(index) + " failed: " + reason(e), e));
        }
    }

    private static String reason(Throwable failure) {
        return failure instanceof AsynchronousCloseException ? "the engine was closed" : failure.getMessage();
    }

    private String describe(int index) {
        return "step " + (index + 1) + " of " + steps.size() + ", "
                + steps.get(index).what() + ",";
    }

    /** Carries the failure of a step out of the run; nobody outside sees it. */
    private static final class StepFailure extends IOException {

        private static final long serialVersionUID = 1L;

        StepFailure(AssertionError error) {
            super(error);
        }

        AssertionError error() {
            return (AssertionError) getCause();
        }
    }
}
