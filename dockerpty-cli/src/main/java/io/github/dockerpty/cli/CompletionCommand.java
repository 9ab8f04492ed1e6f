// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Completions;
import io.github.dockerpty.cli.options.UsageException;
import java.io.IOException;

/** {@code completion}: prints the completion script of a shell on stdout. */
record CompletionCommand(Context context, Arguments arguments) implements Command {

    @Override
    public int run() throws UsageException, IOException {
        context.print(Completions.of(arguments.operands().get(0)));
        return ExitCode.DONE;
    }
}
