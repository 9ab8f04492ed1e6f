// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.options;

/** Writes the completion script of fish. */
final class FishCompletion {

    private FishCompletion() {}

    static String script() {
        StringBuilder text =
                new StringBuilder("# fish completion of dockerpty; load it by: dockerpty completion fish | source\n");
        for (Flag flag : Completions.flags(Verbs.GLOBAL)) {
            flag(text, "__fish_use_subcommand", flag);
        }
        for (Verb verb : Verbs.ALL) {
            text.append("complete -c dockerpty -n __fish_use_subcommand -f -a ").append(verb.name());
            text.append(" -d ").append(quoted(verb.text())).append('\n');
            String seen = "'__fish_seen_subcommand_from " + verb.name() + "'";
            for (Flag flag : Completions.flags(verb)) {
                flag(text, seen, flag);
            }
            String operands = Completions.operandChoices(verb);
            if (!operands.isEmpty()) {
                text.append("complete -c dockerpty -n ").append(seen);
                text.append(" -f -a ").append(quoted(operands)).append('\n');
            }
        }
        return text.toString();
    }

    private static void flag(StringBuilder text, String when, Flag flag) {
        text.append("complete -c dockerpty -n ").append(when).append(" -l ").append(flag.name());
        if (flag.letter() != Flag.NO_LETTER) {
            text.append(" -s ").append(flag.letter());
        }
        if (!flag.choices().isEmpty()) {
            text.append(" -x -a ").append(quoted(String.join(" ", flag.choices())));
        } else if (flag.needsValue()) {
            text.append(flag.takesFile() || flag.takesFolder() ? " -r" : " -x");
        }
        text.append(" -d ").append(quoted(flag.text())).append('\n');
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
