// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

/** What closing a session does to its process. */
public enum OnClose {
    /** Nothing: the session is left, the process runs on. */
    DETACH,
    /** It is ended, as far as it can be reached; {@link KillReport} tells how far that was. */
    KILL
}
