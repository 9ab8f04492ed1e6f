// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.spec;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.options.UsageException;
import io.github.dockerpty.pty.ExecSpec;
import io.github.dockerpty.tty.TerminalSize;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code exec} asks the engine to run. */
public final class ExecRequest {

    private ExecRequest() {}

    /**
     * Reads every flag of {@code exec} that says what is run.
     *
     * @param arguments what was typed
     * @param environment our own environment, for variables without a value
     * @param size the first size of the terminal, if it is known
     * @param detachKeys what the engine is told to look for
     * @return the spec, complete
     * @throws UsageException if a value cannot be what it should be
     * @throws UnreadableFileException if a file that a flag names is of no use
     */
    public static ExecSpec of(
            Arguments arguments, Map<String, String> environment, Optional<TerminalSize> size, String detachKeys)
            throws UsageException, UnreadableFileException {
        boolean attached = !arguments.isOn(Flags.DETACH);
        return new ExecSpec(
                arguments.operands(1),
                arguments.isOn(Flags.TTY),
                attached && arguments.isOn(Flags.INTERACTIVE),
                attached,
                variables(arguments, environment),
                arguments.text(Flags.USER),
                arguments.text(Flags.WORKDIR),
                arguments.isOn(Flags.PRIVILEGED),
                detachKeys,
                size);
    }

    private static List<String> variables(Arguments arguments, Map<String, String> environment)
            throws UsageException, UnreadableFileException {
        boolean given = arguments.given(Flags.ENV) || arguments.given(Flags.ENV_FILE);
        return given ? Variables.of(arguments, environment) : List.of();
    }
}
