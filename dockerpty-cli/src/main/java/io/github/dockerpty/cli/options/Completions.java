// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.options;

import java.util.ArrayList;
import java.util.List;

/** The completion scripts of three shells, made from the table. */
public final class Completions {

    private Completions() {}

    /**
     * The script for one shell.
     *
     * @param shell its name
     * @return the script's text
     * @throws UsageException if there is none for that shell
     */
    public static String of(String shell) throws UsageException {
        return switch (shell) {
            case "bash" -> BashCompletion.script();
            case "zsh" -> ZshCompletion.script();
            case "fish" -> FishCompletion.script();
            default ->
                throw new UsageException("there is no completion for '" + shell + "'; there is for bash, zsh and fish");
        };
    }

    /** The flags of a verb, {@code --help} included. */
    static List<Flag> flags(Verb verb) {
        List<Flag> all = new ArrayList<>(verb.flags());
        all.add(Flags.HELP);
        return all;
    }

    static String verbNames() {
        List<String> names = new ArrayList<>();
        for (Verb verb : Verbs.ALL) {
            names.add(verb.name());
        }
        return String.join(" ", names);
    }

    /** The words that can be the first operand of a verb; empty if any can. */
    static String operandChoices(Verb verb) {
        if (verb.name().equals(Verbs.SHOW_HELP.name())) {
            return verbNames();
        }
        return verb.operands().indexOf('|') < 0 ? "" : verb.operands().replace('|', ' ');
    }
}
