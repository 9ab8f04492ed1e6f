// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.options;

/** Writes the completion script of bash (4.0 and later). */
final class BashCompletion {

    private static final String WALK =
            """
            # bash completion of dockerpty; load it by: source <(dockerpty completion bash)
            _dockerpty() {
                local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} verb= words= i word
                COMPREPLY=()
                # bash splits --flag=value at the equals sign
                if [[ $cur == "=" ]]; then
                    cur=
                elif [[ $prev == "=" ]]; then
                    prev=${COMP_WORDS[COMP_CWORD-2]}
                fi
                for ((i = 1; i < COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]}
                    if [[ $word == -?* ]]; then
                        if [[ ${COMP_WORDS[i+1]} == "=" ]]; then
                            ((i += 2))
                        else
                            _dockerpty_value "$verb" "$word" && ((i++))
                        fi
                    elif [[ -z $verb ]]; then
                        verb=$word
                    else
                        return 0
                    fi
                done
                if _dockerpty_value "$verb" "$prev"; then
                    case "$verb $prev" in
            """;

    private static final String REST =
            """
                    esac
                    return 0
                fi
                case "$cur" in
                -*) _dockerpty_flags "$verb" ;;
                *) _dockerpty_words "$verb" ;;
                esac
                COMPREPLY=($(compgen -W "$words" -- "$cur"))
            }
            complete -o default -F _dockerpty dockerpty
            """;

    private BashCompletion() {}

    static String script() {
        StringBuilder text = new StringBuilder(WALK);
        values(text, Verbs.GLOBAL);
        Verbs.ALL.forEach(verb -> values(text, verb));
        text.append(REST);
        text.append("_dockerpty_value() {\n    case \"$1 $2\" in\n");
        valued(text, Verbs.GLOBAL);
        Verbs.ALL.forEach(verb -> valued(text, verb));
        text.append("    esac\n    return 1\n}\n");
        words(text);
        return text.toString();
    }

    /** What each flag's value may be. */
    private static void values(StringBuilder text, Verb verb) {
        for (Flag flag : Completions.flags(verb)) {
            String with = "";
            if (flag.takesFile()) {
                with = "-f";
            } else if (flag.takesFolder()) {
                with = "-d";
            } else if (!flag.choices().isEmpty()) {
                with = "-W \"" + String.join(" ", flag.choices()) + "\"";
            }
            if (!with.isEmpty()) {
                text.append("        ").append(pattern(verb, flag)).append(") COMPREPLY=($(compgen ");
                text.append(with).append(" -- \"$cur\")) ;;\n");
            }
        }
    }

    /** Which flags take the next word. */
    private static void valued(StringBuilder text, Verb verb) {
        for (Flag flag : verb.flags()) {
            if (flag.needsValue()) {
                text.append("    ").append(pattern(verb, flag)).append(") return 0 ;;\n");
            }
        }
    }

    private static void words(StringBuilder text) {
        StringBuilder operands = new StringBuilder("_dockerpty_words() {\n    case \"$1\" in\n");
        text.append("_dockerpty_flags() {\n    case \"$1\" in\n");
        text.append("    \"\") words=\"").append(flagWords(Verbs.GLOBAL)).append("\" ;;\n");
        operands.append("    \"\") words=\"").append(Completions.verbNames()).append("\" ;;\n");
        for (Verb verb : Verbs.ALL) {
            text.append("    ").append(verb.name()).append(") words=\"");
            text.append(flagWords(verb)).append("\" ;;\n");
            if (!Completions.operandChoices(verb).isEmpty()) {
                operands.append("    ").append(verb.name()).append(") words=\"");
                operands.append(Completions.operandChoices(verb)).append("\" ;;\n");
            }
        }
        text.append("    esac\n}\n").append(operands).append("    esac\n}\n");
    }

    private static String flagWords(Verb verb) {
        StringBuilder words = new StringBuilder();
        for (Flag flag : Completions.flags(verb)) {
            words.append(words.isEmpty() ? "" : " ").append(flag);
        }
        return words.toString();
    }

    private static String pattern(Verb verb, Flag flag) {
        String pattern = "\"" + verb.name() + " " + flag + "\"";
        return flag.letter() == Flag.NO_LETTER ? pattern : pattern + "|\"" + verb.name() + " -" + flag.letter() + "\"";
    }
}
