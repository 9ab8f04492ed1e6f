// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What makes the processes of an exec findable: a variable that they inherit, and a wrapper that reports itself. */
final class ExecMark {

    private static final String VARIABLE = "DOCKERPTY_SESSION=";

    /** Prints the mark and its own line of /proc, without a process of its own, and becomes the command. */
    private static final String WRAPPER =
            "m=$1; shift; IFS= read -r l </proc/$$/stat; printf '%s %s %s\\n' \"$m\" \"$$\" \"${l##*) }\"; exec \"$@\"";

    /** Two longs, where the text would be a hundred bytes for each of thousands of sessions. */
    private final long most;

    private final long least;

    ExecMark() {
        UUID random = UUID.randomUUID();
        most = random.getMostSignificantBits();
        least = random.getLeastSignificantBits();
    }

    /** {@code NAME=value}. */
    String variable() {
        return VARIABLE + new UUID(most, least);
    }

    /** The same exec, marked. */
    ExecSpec marked(ExecSpec spec, boolean wrapped) {
        List<String> environment = new ArrayList<>(spec.environment());
        environment.add(variable());
        return new ExecSpec(
                wrapped ? wrap(spec.command()) : spec.command(),
                spec.tty(),
                spec.stdin(),
                spec.output(),
                environment,
                spec.user(),
                spec.workingDirectory(),
                spec.privileged(),
                spec.detachKeys(),
                spec.size());
    }

    private List<String> wrap(List<String> command) {
        List<String> wrapped = new ArrayList<>(List.of("sh", "-c", WRAPPER, "sh", variable()));
        wrapped.addAll(command);
        return wrapped;
    }
}
