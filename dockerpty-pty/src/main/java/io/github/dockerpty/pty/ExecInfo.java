// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.util.OptionalInt;

/**
 * The facts of an exec that a session needs (Engine API, {@code GET /exec/{id}/json}).
 *
 * @param id the exec's id
 * @param containerId the full id of its container
 * @param running whether the process runs; podman may say so for a moment after its end, and of a
 *     detached one for good
 * @param exitCode as the engine tells it: empty while it says null, which dockerd does until the end; podman says 0
 *     before and while the process runs, so the code counts only when {@code running} is false and the exec was started
 * @param tty whether it was created with a terminal
 * @param openStdin whether it was created with stdin
 */
public record ExecInfo(
        String id, String containerId, boolean running, OptionalInt exitCode, boolean tty, boolean openStdin) {}
