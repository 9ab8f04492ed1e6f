// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

/** The engine's error answer to a request. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
