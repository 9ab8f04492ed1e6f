// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

/**
 * The facts of a container that a session needs (Engine API, {@code GET /containers/{id}/json}).
 *
 * @param id the full id
 * @param status the engine's word for the state, for example {@code running}; lower case
 * @param running true also while paused or restarting
 * @param paused whether its processes are frozen
 * @param restarting whether its restart policy is about to start it again
 * @param exitCode the code of the last run; not meaningful while running
 * @param tty whether it has a terminal: its stream is then raw, otherwise multiplexed
 * @param openStdin whether it has a stdin at all
 * @param stdinOnce whether its stdin closes when the first attached client goes; podman 4.3 always says false and
 *     always closes it
 * @param autoRemove whether the engine removes it after its exit
 */
public record ContainerInfo(
        String id,
        String status,
        boolean running,
        boolean paused,
        boolean restarting,
        int exitCode,
        boolean tty,
        boolean openStdin,
        boolean stdinOnce,
        boolean autoRemove) {}
