// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

/** What of a container's past output comes before the live one. */
public enum LogReplay {
    /** Nothing. */
    NONE,
    /** The whole log; lines may repeat at the seam, never vanish. */
    ALL
}
