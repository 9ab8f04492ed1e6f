// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** A connection that has become a stream in both directions: read by one thread, written and ended by others. */
public interface Hijacked extends Closeable {

    /**
     * Sends the head, once; before that nothing may be sent.
     *
     * @throws IOException when the client is gone
     */
    void open() throws IOException;

    /** {@return what the client sends} */
    InputStream in();

    /**
     * Sends bytes in one write; blocks while the client does not read.
     *
     * @param bytes as they are
     * @throws IOException when the client is gone or a fault has ended the stream
     */
    void write(byte[] bytes) throws IOException;

    /**
     * Ends the direction to the client in good order; may be called while a write is blocked.
     *
     * @throws IOException when the client is gone
     */
    void end() throws IOException;

    /** {@return whether the end of the client's direction is to go unnoticed} */
    boolean ignoresHalfClose();
}
