// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.options.UsageException;
import io.github.dockerpty.cli.options.UsageText;
import io.github.dockerpty.cli.options.Verb;
import io.github.dockerpty.cli.options.Verbs;
import java.io.IOException;
import java.util.List;

/** Finds the verb, runs it, and makes an exit code and one line of whatever it throws. */
final class Cli {

    private final Context context;
    private boolean debug;

    Cli(Context context) {
        this.context = context;
    }

    /** Runs one command line to its end; throws nothing. */
    int run(List<String> typed) {
        Arguments arguments = null;
        try {
            Arguments global = Arguments.parse(Verbs.GLOBAL, typed);
            debug = global.isOn(Flags.DEBUG);
            if (global.isOn(Flags.HELP) || (global.operands().isEmpty() && !global.isOn(Flags.VERSION))) {
                return print(UsageText.overview());
            }
            if (global.isOn(Flags.VERSION)) {
                return print(VersionCommand.own());
            }
            Verb verb = Verbs.named(global.operands().get(0));
            arguments = Arguments.parse(verb, global.operands(1));
            return arguments.isOn(Flags.HELP) ? print(UsageText.of(verb)) : run(global, arguments);
        } catch (UsageException e) {
            context.say(e.getMessage());
            return trace(e, ExitCode.USAGE);
        } catch (IOException | IllegalArgumentException e) {
            // Told apart elsewhere: at every start the classes would be loaded that are named here.
            return trace(e, Failures.report(context, arguments, e));
        } catch (RuntimeException e) {
            context.say("internal error, please report it: " + e + (debug ? "" : "; run with -D to see where"));
            return trace(e, Failures.code(arguments, e));
        }
    }

    private int run(Arguments global, Arguments arguments) throws UsageException, IOException {
        Logging.choose(global);
        try (EngineAccess access = new EngineAccess(context, global)) {
            Command command =
                    switch (arguments.verb().name()) {
                        case "run" -> new RunCommand(context, access, arguments);
                        case "exec" -> new ExecCommand(context, access, arguments);
                        case "attach", "start" -> new AttachCommand(context, access, arguments);
                        case "engine" -> new EngineCommand(context, global, arguments);
                        case "version" -> new VersionCommand(context, access);
                        case "warm-up" -> new WarmUpCommand();
                        case "completion" -> new CompletionCommand(context, arguments);
                        default -> new HelpCommand(context, arguments);
                    };
            return command.run();
        }
    }

    private int print(String text) throws IOException {
        context.print(text);
        return ExitCode.DONE;
    }

    private int trace(Exception failure, int code) {
        if (debug) {
            context.show(ErrorText.trace(failure));
        }
        return code;
    }
}
