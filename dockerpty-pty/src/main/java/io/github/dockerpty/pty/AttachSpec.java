// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

/**
 * What to attach to (Engine API, {@code POST /containers/{id}/attach}); always streaming, never with logs.
 *
 * @param stdin whether bytes will be sent
 * @param stdout whether stdout is wanted
 * @param stderr whether stderr is wanted
 * @param detachKeys the keys that the engine shall look for, in the docker CLI's grammar; empty leaves its default
 */
public record AttachSpec(boolean stdin, boolean stdout, boolean stderr, String detachKeys) {}
