// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.options;

/** Writes the completion script of zsh. */
final class ZshCompletion {

    private static final String HEAD =
            """
            #compdef dockerpty
            # zsh completion of dockerpty; load it by: source <(dockerpty completion zsh)
            _dockerpty() {
              local context state state_descr line
              typeset -A opt_args
              _arguments -s -S -C \\
            """;

    private static final String TAIL =
            """
                esac
                ;;
              esac
            }
            compdef _dockerpty dockerpty
            """;

    private ZshCompletion() {}

    static String script() {
        StringBuilder text = new StringBuilder(HEAD);
        flags(text, Verbs.GLOBAL);
        text.append("    '1: :->verb' '*:: :->rest'\n");
        text.append("  case $state in\n  verb)\n    local -a verbs\n    verbs=(\n");
        for (Verb verb : Verbs.ALL) {
            text.append("      '")
                    .append(verb.name())
                    .append(':')
                    .append(quoted(verb.text()))
                    .append("'\n");
        }
        text.append("    )\n    _describe verb verbs\n    ;;\n  rest)\n    case $words[1] in\n");
        for (Verb verb : Verbs.ALL) {
            text.append("    ").append(verb.name()).append(")\n      _arguments -s -S \\\n");
            flags(text, verb);
            String operands = Completions.operandChoices(verb);
            text.append(operands.isEmpty() ? "    '*::operand:_default'" : "    '1:operand:(" + operands + ")'");
            text.append("\n      ;;\n");
        }
        return text.append(TAIL).toString();
    }

    private static void flags(StringBuilder text, Verb verb) {
        for (Flag flag : Completions.flags(verb)) {
            text.append("    ");
            String repeated = flag.kind() == Flag.Kind.LIST ? "*" : "";
            if (flag.letter() == Flag.NO_LETTER) {
                text.append('\'').append(repeated).append(flag);
            } else {
                text.append(repeated.isEmpty() ? "" : "\\*");
                text.append("{-").append(flag.letter()).append(',').append(flag).append("}'");
            }
            text.append('[')
                    .append(quoted(flag.text()))
                    .append(']')
                    .append(value(flag))
                    .append("' \\\n");
        }
    }

    private static String value(Flag flag) {
        if (!flag.choices().isEmpty()) {
            return ":value:(" + String.join(" ", flag.choices()) + ")";
        }
        if (flag.takesFile() || flag.takesFolder()) {
            return flag.takesFile() ? ":file:_files" : ":folder:_files -/";
        }
        return flag.needsValue() ? ":value: " : "";
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\")
                .replace("'", "'\\''")
                .replace(":", "\\:")
                .replace("[", "\\[")
                .replace("]", "\\]");
    }
}
