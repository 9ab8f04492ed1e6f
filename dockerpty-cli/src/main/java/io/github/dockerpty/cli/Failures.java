// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Verbs;
import io.github.dockerpty.cli.pull.PullException;
import io.github.dockerpty.pty.EngineException;
import java.nio.file.InvalidPathException;

/** What a failure before the process ran means for the exit code and the line on stderr. */
final class Failures {

    private Failures() {}

    static int report(Context context, Arguments arguments, Exception failure) {
        if (failure instanceof Context.OutputClosedException) {
            return outputClosed(context, failure.getCause());
        }
        if (failure instanceof InvalidPathException path) {
            context.say("path '" + path.getInput() + "' cannot be named: " + path.getReason()
                    + "; where the locale is C, set LC_ALL=C.UTF-8");
            return ExitCode.USAGE;
        }
        // A failed pull says itself what was tried, on what.
        context.say(failure instanceof PullException ? failure.getMessage() : ErrorText.of(tried(arguments), failure));
        return code(arguments, failure);
    }

    private static int outputClosed(Context context, Throwable cause) {
        if (ExitCode.isBrokenPipe(cause)) {
            return ExitCode.BROKEN_PIPE;
        }
        context.say("cannot write to stdout: " + cause.getMessage());
        return ExitCode.FAILED;
    }

    /** 125, 126 or 127 for {@code run}, 1 for every other verb. */
    static int code(Arguments arguments, Exception failure) {
        if (arguments == null || !arguments.verb().name().equals(Verbs.RUN.name())) {
            return ExitCode.FAILED;
        }
        return failure instanceof EngineException
                ? ExitCode.ofRefusedRun(failure.getMessage())
                : ExitCode.ENGINE_FAILED;
    }

    private static String tried(Arguments arguments) {
        String first = arguments == null || arguments.operands().isEmpty()
                ? ""
                : "'" + arguments.operands().get(0) + "'";
        return switch (arguments == null ? "" : arguments.verb().name()) {
            case "run" -> "cannot run image " + first;
            case "exec" -> "cannot run a process in container " + first;
            case "attach" -> "cannot attach to container " + first;
            case "start" -> "cannot start container " + first;
            case "engine" -> "cannot serve an engine";
            case "warm-up" -> "cannot make the start-up archive";
            default -> "failed";
        };
    }
}
