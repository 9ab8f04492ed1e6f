// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;

/** Says in one line what went wrong with an exchange, and what to do. */
final class ExchangeFailures {

    private ExchangeFailures() {}

    static IOException explain(Request request, String address, IOException failure) {
        if (failure instanceof DialException || failure instanceof ClosedChannelException) {
            return failure;
        }
        if (failure instanceof UnreadableBodyException) {
            return new IOException(
                    request.call() + " on " + address + ": the body of the request could not be read ("
                            + failure.getMessage() + "): the request was cut off before its end",
                    failure.getCause());
        }
        if (failure instanceof NotHttpException) {
            return new DialException(address, failure.getMessage() + cure(failure), failure);
        }
        if (failure instanceof NoAnswerException) {
            return new IOException(
                    request.call() + " on " + address + ": the connection was closed without an answer;"
                            + " the engine may be restarting or wants TLS: try again, check DOCKER_TLS_VERIFY",
                    failure);
        }
        return broken(request, address, failure);
    }

    /** A connection that broke while an answer was read. */
    static IOException broken(Request request, String address, IOException failure) {
        if (failure instanceof ClosedChannelException || failure instanceof DialException) {
            return failure;
        }
        return new IOException(
                request.call() + " on " + address + ": the answer broke off (" + failure.getMessage()
                        + "): check that the engine still runs and try again",
                failure);
    }

    private static String cure(IOException failure) {
        return failure.getMessage().contains("TLS")
                ? ": the engine wants TLS, set DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH"
                : ": this is no engine, check DOCKER_HOST";
    }
}
