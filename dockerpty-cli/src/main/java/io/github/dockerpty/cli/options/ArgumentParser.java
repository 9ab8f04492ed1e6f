// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads flags as the docker CLI does, up to the first operand or {@code --}; the rest are operands. */
final class ArgumentParser {

    private final Verb verb;
    private final List<String> typed;
    private final Arguments result;
    private int next;

    ArgumentParser(Verb verb, List<String> typed) {
        this.verb = verb;
        this.typed = typed;
        this.result = new Arguments(verb);
    }

    Arguments parse() throws UsageException {
        while (next < typed.size()) {
            String argument = typed.get(next);
            if (argument.equals("--")) {
                next++;
                break;
            }
            if (argument.length() < 2 || argument.charAt(0) != '-') {
                break;
            }
            next++;
            if (argument.startsWith("--")) {
                longFlag(argument.substring(2));
            } else {
                letters(argument);
            }
        }
        result.setOperands(typed, next);
        checkOperands();
        return result;
    }

    private void longFlag(String argument) throws UsageException {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        Flag flag = verb.byName(name);
        if (flag == null) {
            throw new UsageException(
                    "unknown flag --" + name + " of '" + verb.typed() + "'" + nearest(name) + "; " + verb.hint());
        }
        if (equals >= 0) {
            add(flag, argument.substring(equals + 1));
        } else {
            add(flag, flag.needsValue() ? following("--" + name) : "true");
        }
    }

    /** A bundle such as {@code -it}: every letter a switch, but the last may take the rest or what follows. */
    private void letters(String argument) throws UsageException {
        for (int i = 1; i < argument.length(); i++) {
            char letter = argument.charAt(i);
            Flag flag = verb.byLetter(letter);
            if (flag == null) {
                throw new UsageException("unknown flag -" + letter + (argument.length() > 2 ? " in " + argument : "")
                        + " of '" + verb.typed() + "'" + (argument.length() > 2 ? nearest(argument.substring(1)) : "")
                        + "; " + verb.hint());
            }
            String rest = argument.substring(i + 1);
            if (rest.startsWith("=")) {
                add(flag, rest.substring(1));
                return;
            }
            if (flag.needsValue()) {
                add(flag, rest.isEmpty() ? following("-" + letter) : rest);
                return;
            }
            add(flag, "true");
        }
    }

    private String following(String flag) throws UsageException {
        if (next == typed.size()) {
            throw new UsageException("flag " + flag + " of '" + verb.typed() + "' needs a value; "
                    + verb.hint().replace("lists them", "explains it"));
        }
        return typed.get(next++);
    }

    private void add(Flag flag, String value) throws UsageException {
        result.add(flag, flag.kind() == Flag.Kind.SWITCH ? truth(flag, value) : chosen(flag, value));
    }

    private static String chosen(Flag flag, String value) throws UsageException {
        List<String> choices = flag.choices();
        String lower = value.toLowerCase(Locale.ROOT);
        if (choices.isEmpty()) {
            return value;
        }
        if (!choices.contains(lower)) {
            throw new UsageException(flag + "=" + value + ": the value must be one of " + String.join(", ", choices));
        }
        return lower;
    }

    private static String truth(Flag flag, String value) throws UsageException {
        return switch (value) {
            case "1", "t", "T", "true", "True", "TRUE" -> "true";
            case "0", "f", "F", "false", "False", "FALSE" -> "false";
            default -> throw new UsageException(flag + "=" + value + ": the value must be true or false");
        };
    }

    private String nearest(String name) {
        List<String> names = new ArrayList<>();
        for (Flag flag : verb.flags()) {
            names.add(flag.toString());
        }
        names.add(Flags.HELP.toString());
        return Nearest.hint("--" + name, names.toArray(new String[0]));
    }

    private void checkOperands() throws UsageException {
        int count = result.operands().size();
        if (result.isOn(Flags.HELP) || (count >= verb.atLeast() && count <= verb.atMost())) {
            return;
        }
        throw new UsageException("'" + verb.typed() + "' takes "
                + (verb.operands().isEmpty() ? "no operand" : verb.operands()) + " but got "
                + (count == 0 ? "nothing" : "'" + String.join(" ", result.operands()) + "'") + "; 'dockerpty help "
                + verb.name() + "' explains it");
    }
}
