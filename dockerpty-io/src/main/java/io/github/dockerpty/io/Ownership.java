// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

/** Whether closing a {@link Stream} also closes what it was made over. */
public enum Ownership {
    /** The stream closes it. */
    OWNED,
    /** It belongs to the caller and is never closed by the stream. */
    BORROWED
}
