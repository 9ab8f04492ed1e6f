// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.cli.options.UsageException;
import java.io.IOException;

/** One verb, ready to run. */
interface Command {

    /**
     * Runs to its end; blocks as long as that takes.
     *
     * @return the exit code
     * @throws UsageException if the command line asks for what cannot be
     * @throws IOException if it failed before a process ran
     */
    int run() throws UsageException, IOException;
}
