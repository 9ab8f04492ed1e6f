// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

/** The size of a terminal in a query, {@code h} and {@code w}. */
record Size(int rows, int columns) {

    static Size of(Asked asked, Traits traits) throws Refusal {
        return new Size(number(asked.query("h"), traits), number(asked.query("w"), traits));
    }

    private static int number(String text, Traits traits) throws Refusal {
        if (text.matches("[0-9]{1,9}")) {
            return Integer.parseInt(text) & 0xffff;
        }
        if (text.isEmpty() && !traits.has(Quirk.RESIZE_NEEDS_SIZE)) {
            return 0;
        }
        throw new Refusal(400, "strconv.Atoi: parsing \"" + text + "\": invalid syntax");
    }
}
