// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.pull;

/** Where the steps of a pull are shown. Called by one thread at a time. */
public interface PullProgress {

    /** Shows nothing. */
    PullProgress SILENT = (id, status, amount) -> {};

    /**
     * Shows one step.
     *
     * @param id the layer or the tag; empty for a step of the whole
     * @param status the engine's words
     * @param amount how far it is, for example {@code 1.2 MB of 4 MB}; empty if that is not known
     */
    void step(String id, String status, String amount);
}
