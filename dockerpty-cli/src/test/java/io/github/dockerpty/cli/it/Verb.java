// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import java.util.ArrayList;
import java.util.List;

/** The ways to have a script run in a container and to hold its terminal. */
enum Verb {
    /** A new container that removes itself. */
    RUN {
        @Override
        String[] script(Bench bench, String flags, String script) {
            return bench.run(words("--rm " + flags, Bench.IMAGE, "sh", "-c", script));
        }
    },
    /** A process in the container that the class shares. */
    EXEC {
        @Override
        String[] script(Bench bench, String flags, String script) {
            return words("exec " + flags, bench.box(), "sh", "-c", script);
        }
    },
    /** A container that exists already. */
    START {
        @Override
        String[] script(Bench bench, String flags, String script) {
            return words("start -a -i", bench.created(words(flags, Bench.IMAGE, "sh", "-c", script)));
        }
    };

    /** The command's arguments; flags are separated by blanks. */
    abstract String[] script(Bench bench, String flags, String script);

    private static String[] words(String flags, String... rest) {
        List<String> words = new ArrayList<>();
        for (String flag : flags.split(" ")) {
            if (!flag.isEmpty()) {
                words.add(flag);
            }
        }
        words.addAll(List.of(rest));
        return words.toArray(String[]::new);
    }
}
