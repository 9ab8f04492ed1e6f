// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

/** What a wait for a container waits for (Engine API, {@code POST /containers/{id}/wait?condition=}). */
public enum WaitCondition {
    /** It is not running; answered at once for a container that never ran. */
    NOT_RUNNING("not-running"),
    /** It exits the next time; registered before the start, this one tells the exit code on every engine. */
    NEXT_EXIT("next-exit"),
    /** It is removed; podman answers 0 here whatever the exit code was. */
    REMOVED("removed");

    private final String parameter;

    WaitCondition(String parameter) {
        this.parameter = parameter;
    }

    String parameter() {
        return parameter;
    }
}
