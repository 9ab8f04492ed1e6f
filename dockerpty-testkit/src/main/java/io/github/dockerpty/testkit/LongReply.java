// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.engine.Call.LongAnswer;
import java.io.IOException;
import java.io.InputStream;

/**
 * An answer that waits for something, on a thread of its own, while that of the connection looks whether the client is
 * still there; as in Go's server, the end of the client's direction means that it is not.
 */
final class LongReply {

    private final Exchange exchange;
    private final LongAnswer answer;
    private final Thread writer;

    // Written before the thread ends, read after it was joined.
    private IOException failure;

    LongReply(Exchange exchange, LongAnswer answer) {
        this.exchange = exchange;
        this.answer = answer;
        writer = new Thread(this::write, Thread.currentThread().getName() + "-answer");
        writer.setDaemon(true);
    }

    boolean send() throws IOException, InterruptedException {
        writer.start();
        boolean stays = false;
        try {
            stays = clientSpeaks();
        } finally {
            if (!stays) {
                writer.interrupt();
            }
            writer.join();
        }
        if (failure != null) {
            throw failure;
        }
        return stays;
    }

    /** Blocks for the first byte of another request, which stays unread; false at the end. */
    private boolean clientSpeaks() throws IOException {
        InputStream in = exchange.connection().in();
        in.mark(1);
        if (in.read() < 0) {
            return false;
        }
        in.reset();
        return true;
    }

    private void write() {
        try {
            answer.send();
            exchange.out().finish();
            if (!exchange.request().keepsAlive()) {
                exchange.connection().shutdownOutput();
            }
        } catch (AnswerEndedException fault) {
            failure = fault;
            wakeClient(fault.ending());
        } catch (IOException clientGone) {
            failure = clientGone;
        } catch (InterruptedException clientGone) {
            Thread.currentThread().interrupt();
        }
    }

    /** The client acts on the fault, and that ends the look for it. */
    private void wakeClient(FaultPlan.Ending ending) {
        try {
            if (ending == FaultPlan.Ending.RESET) {
                exchange.connection().reset();
            } else if (ending == FaultPlan.Ending.CUT) {
                exchange.connection().shutdownOutput();
            }
        } catch (IOException clientGone) {
            failure = clientGone;
        }
    }
}
