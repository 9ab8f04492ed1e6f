// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.options;

/** The texts of {@code help}, made from the table. */
public final class UsageText {

    private static final int COLUMN = 34;

    private UsageText() {}

    /**
     * The text about the whole command.
     *
     * @return lines, each ended
     */
    public static String overview() {
        StringBuilder text = new StringBuilder("Usage: dockerpty [flags] VERB ...\n\n");
        text.append(Verbs.GLOBAL.text()).append("\n\nVerbs:\n");
        for (Verb verb : Verbs.ALL) {
            row(text, "  " + verb.name() + " " + verb.operands(), verb.text());
        }
        flags(text, Verbs.GLOBAL);
        return text.append("\n'dockerpty help VERB' explains a verb.\n").toString();
    }

    /**
     * The text about one verb.
     *
     * @param verb the verb
     * @return lines, each ended
     */
    public static String of(Verb verb) {
        if (verb.name().isEmpty()) {
            return overview();
        }
        StringBuilder text = new StringBuilder("Usage: ").append(verb.typed());
        if (!verb.flags().isEmpty()) {
            text.append(" [flags]");
        }
        text.append(verb.operands().isEmpty() ? "" : " " + verb.operands()).append("\n\n");
        text.append(verb.text()).append('\n');
        flags(text, verb);
        return text.toString();
    }

    private static void flags(StringBuilder text, Verb verb) {
        text.append("\nFlags:\n");
        for (Flag flag : verb.flags()) {
            row(text, left(flag), flag.text());
        }
        row(text, left(Flags.HELP), Flags.HELP.text());
    }

    private static String left(Flag flag) {
        String letter = flag.letter() == Flag.NO_LETTER ? "      " : "  -" + flag.letter() + ", ";
        return letter + flag + (flag.needsValue() ? " " + flag.value() : "");
    }

    private static void row(StringBuilder text, String left, String right) {
        String first = left.stripTrailing();
        text.append(first);
        if (first.length() > COLUMN - 2) {
            text.append('\n').append(" ".repeat(COLUMN));
        } else {
            text.append(" ".repeat(COLUMN - first.length()));
        }
        text.append(right).append('\n');
    }
}
