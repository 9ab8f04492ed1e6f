// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The signals of Linux, by name without SIG and by number. */
final class Signals {

    private static final List<String> NAMES = List.of(
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
            "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
            "WINCH", "IO", "PWR", "SYS");

    private static final Set<String> HARMLESS = Set.of("CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "WINCH");

    private Signals() {}

    /** The name that a client means by a name, with or without SIG, or by a number. */
    static Optional<String> named(String text) {
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return NAMES.stream()
                    .filter(name -> text.equals(Integer.toString(number(name))))
                    .findFirst();
        }
        String upper = text.toUpperCase(Locale.ROOT);
        String plain = upper.startsWith("SIG") ? upper.substring("SIG".length()) : upper;
        return Optional.of(plain).filter(NAMES::contains);
    }

    static int number(String name) {
        return NAMES.indexOf(name) + 1;
    }

    /** Whether a process that does not handle the signal ends. */
    static boolean isFatal(String name) {
        return !HARMLESS.contains(name);
    }
}
