// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.UsageException;
import io.github.dockerpty.cli.options.UsageText;
import io.github.dockerpty.cli.options.Verbs;
import java.io.IOException;

/** {@code help}: prints a usage text on stdout. */
record HelpCommand(Context context, Arguments arguments) implements Command {

    @Override
    public int run() throws UsageException, IOException {
        context.print(
                arguments.operands().isEmpty()
                        ? UsageText.overview()
                        : UsageText.of(Verbs.named(arguments.operands().get(0))));
        return ExitCode.DONE;
    }
}
