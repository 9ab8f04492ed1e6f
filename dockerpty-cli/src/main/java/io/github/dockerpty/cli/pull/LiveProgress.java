// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.pull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One line for each layer, written over as it advances, for a terminal. */
public final class LiveProgress implements PullProgress {

    private static final String CLEAR = "\u001b[2K\r";

    private final Consumer<String> terminal;
    private final int columns;
    private final int rows;
    private final List<String> ids = new ArrayList<>();

    /**
     * Shows steps on a terminal.
     *
     * @param terminal takes text and control sequences
     * @param rows the terminal's height; layers beyond it are shown as plain lines
     * @param columns the terminal's width
     */
    public LiveProgress(Consumer<String> terminal, int rows, int columns) {
        this.terminal = terminal;
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public void step(String id, String status, String amount) {
        String text = "dockerpty: " + (id.isEmpty() ? "" : id + ": ") + status + (amount.isEmpty() ? "" : " " + amount);
        String line = text.length() < columns ? text : text.substring(0, Math.max(0, columns - 1));
        int index = ids.indexOf(id);
        if (id.isEmpty()) {
            // A line of the whole ends the block of layers: what stands above it is left alone.
            ids.clear();
            terminal.accept(line + "\n");
        } else if (index < 0) {
            ids.add(id);
            terminal.accept(line + "\n");
        } else if (ids.size() - index < rows) {
            int up = ids.size() - index;
            terminal.accept("\u001b[" + up + "A" + CLEAR + line + "\u001b[" + up + "B\r");
        }
    }
}
