// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;

/** Standard input by its descriptor, without the buffer of {@code System.in}. Never to be closed. */
final class StandardInput {

    /** Not the channel of this stream: an interrupt of its reader would close the descriptor of the whole process. */
    static final InputStream STREAM = new FileInputStream(FileDescriptor.in);

    /** For what never keeps its reader waiting, which it does in turn. */
    static final LastingChannel FILE = LastingChannel.reading(FileDescriptor.in);

    private StandardInput() {}
}
