// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.pull;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** One line for each change of a step, without amounts, for logs and pipes. */
public final class PlainProgress implements PullProgress {

    private final Consumer<String> lines;
    private final Map<String, String> last = new HashMap<>();

    /**
     * Shows steps as lines.
     *
     * @param lines takes each line, without its end
     */
    public PlainProgress(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void step(String id, String status, String amount) {
        if (!status.equals(last.put(id, status))) {
            lines.accept(id.isEmpty() ? status : id + ": " + status);
        }
    }
}
