// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.options;

/** The command line cannot be understood, or what it asks for cannot be meant. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * A mistake on the command line.
     *
     * @param message what is wrong and what to do, in one line
     */
    public UsageException(String message) {
        super(message);
    }
}
