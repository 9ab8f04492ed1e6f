// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;

/** A container is in a state in which a session cannot begin: stopped, paused or restarting. */
public final class ContainerStateException extends IOException {

    private static final long serialVersionUID = 1;

    /** The container as the caller named it. */
    private final String container;

    /** The engine's word for the state. */
    private final String status;

    /**
     * A session that cannot begin.
     *
     * @param container the container as the caller named it
     * @param status the engine's word for its state
     * @param cure what to do about it
     */
    public ContainerStateException(String container, String status, String cure) {
        super("container " + container + " is " + status + ": " + cure);
        this.container = container;
        this.status = status;
    }

    /**
     * Which container.
     *
     * @return its name or id, as the caller gave it
     */
    public String container() {
        return container;
    }

    /**
     * Its state.
     *
     * @return the engine's word, for example {@code paused}
     */
    public String status() {
        return status;
    }
}
