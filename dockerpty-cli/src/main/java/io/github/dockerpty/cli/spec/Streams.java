// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.spec;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Flags;
import java.util.List;

/**
 * The streams that {@code run} attaches.
 *
 * @param stdin whether our stdin goes to the container
 * @param stdout whether its stdout comes to ours
 * @param stderr whether its stderr comes to ours
 */
public record Streams(boolean stdin, boolean stdout, boolean stderr) {

    /**
     * Reads {@code -a}, {@code -i} and {@code -d}.
     *
     * @param arguments of {@code run}
     * @return none with {@code -d}; else those of {@code -a}, or both outputs; stdin with {@code -i}
     */
    public static Streams of(Arguments arguments) {
        if (arguments.isOn(Flags.DETACH)) {
            return new Streams(false, false, false);
        }
        List<String> named = arguments.all(Flags.ATTACH);
        boolean outputs = named.isEmpty();
        return new Streams(
                named.contains("stdin") || (outputs && arguments.isOn(Flags.INTERACTIVE)),
                outputs || named.contains("stdout"),
                outputs || named.contains("stderr"));
    }

    /**
     * Whether anything is attached.
     *
     * @return false if the container runs on its own
     */
    public boolean any() {
        return stdin || stdout || stderr;
    }
}
