// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.options;

import java.util.List;

/**
 * One verb of the command line.
 *
 * @param name what is typed
 * @param operands what follows the flags, for the usage text
 * @param text what it does, for the usage text
 * @param atLeast the smallest number of operands
 * @param atMost the largest number of operands
 * @param flags the flags that it takes, {@link Flags#HELP} apart
 */
public record Verb(String name, String operands, String text, int atLeast, int atMost, List<Flag> flags) {

    /** Copies the list. */
    public Verb {
        flags = List.copyOf(flags);
    }

    /**
     * The verb and its program, as they are typed.
     *
     * @return for example {@code dockerpty run}; {@code dockerpty} alone for what stands before a verb
     */
    public String typed() {
        return name.isEmpty() ? "dockerpty" : "dockerpty " + name;
    }

    /**
     * Where the flags are explained.
     *
     * @return the second half of a usage error
     */
    String hint() {
        return "'dockerpty help" + (name.isEmpty() ? "" : " " + name) + "' lists them";
    }

    Flag byName(String wanted) {
        for (Flag flag : flags) {
            if (flag.name().equals(wanted)) {
                return flag;
            }
        }
        return wanted.equals(Flags.HELP.name()) ? Flags.HELP : null;
    }

    Flag byLetter(char wanted) {
        for (Flag flag : flags) {
            if (flag.letter() == wanted) {
                return flag;
            }
        }
        return wanted == 'h' ? Flags.HELP : null;
    }
}
