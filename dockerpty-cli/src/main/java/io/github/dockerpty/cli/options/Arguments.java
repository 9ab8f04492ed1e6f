// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.options;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was typed for one verb: the values of its flags and its operands. Filled by the parser, then only read. */
public final class Arguments {

    private final Verb verb;
    private final Map<String, List<String>> values = new HashMap<>();
    private List<String> operands = List.of();

    Arguments(Verb verb) {
        this.verb = verb;
    }

    /**
     * Parses what follows a verb.
     *
     * @param verb whose flags are known
     * @param arguments what was typed
     * @return the flags' values and the operands
     * @throws UsageException if a flag is unknown or lacks a value, or the number of operands is wrong
     */
    public static Arguments parse(Verb verb, List<String> arguments) throws UsageException {
        return new ArgumentParser(verb, arguments).parse();
    }

    void add(Flag flag, String value) {
        List<String> typed = values.get(flag.name());
        if (typed == null) {
            typed = new ArrayList<>(1);
            values.put(flag.name(), typed);
        }
        typed.add(value);
    }

    void setOperands(List<String> typed, int from) {
        operands = behind(typed, from);
    }

    /* Not a part of the list, nor a view of one: each such class would be loaded at every start. */
    private static List<String> behind(List<String> all, int from) {
        String[] rest = new String[all.size() - from];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = all.get(from + i);
        }
        return List.of(rest);
    }

    /**
     * Whose arguments these are.
     *
     * @return the verb
     */
    public Verb verb() {
        return verb;
    }

    /**
     * Whether a flag was given at all.
     *
     * @param flag the flag
     * @return true also for {@code --flag=false}
     */
    public boolean given(Flag flag) {
        return values.containsKey(flag.name());
    }

    /**
     * Whether a switch is on.
     *
     * @param flag a switch
     * @param otherwise what it is when not given
     * @return what was typed last
     */
    public boolean isOn(Flag flag, boolean otherwise) {
        String last = text(flag);
        return last.isEmpty() ? otherwise : last.equals("true");
    }

    /**
     * Whether a switch is on that is off by default.
     *
     * @param flag a switch
     * @return what was typed last
     */
    public boolean isOn(Flag flag) {
        return isOn(flag, false);
    }

    /**
     * The value of a flag.
     *
     * @param flag the flag
     * @return the last one typed; empty if none was
     */
    public String text(Flag flag) {
        List<String> typed = all(flag);
        return typed.isEmpty() ? "" : typed.get(typed.size() - 1);
    }

    /**
     * All values of a flag.
     *
     * @param flag the flag
     * @return in the order typed; empty if none was
     */
    public List<String> all(Flag flag) {
        List<String> typed = values.get(flag.name());
        return typed == null ? List.of() : Collections.unmodifiableList(typed);
    }

    /**
     * What follows the flags.
     *
     * @return the operands in the order typed
     */
    public List<String> operands() {
        return operands;
    }

    /**
     * What follows some of the operands, such as a command behind the container.
     *
     * @param from how many to leave out, at most as many as there are
     * @return the others in the order typed
     */
    public List<String> operands(int from) {
        return behind(operands, from);
    }
}
