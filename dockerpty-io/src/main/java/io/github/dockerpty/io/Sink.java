// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Bytes out, with a bounded rest that is still unwritten.
 *
 * <p>One thread at a time writes; {@link #close}, {@link #closeWrite} and {@link #needsWrite} may be called from any
 * thread. A sink over something that blocks writes all it is given before it returns, so nothing is ever pending
 * there. A write that blocks is ended by closing what lies below.
 */
public interface Sink extends Selectable, Closeable {

    /**
     * A sink that accepts and forgets everything.
     *
     * @return the sink, always the same one; never pending, and closing it does nothing
     */
    static Sink discarding() {
        return DiscardingSink.INSTANCE;
    }

    /**
     * Takes bytes, writes what can be written now and keeps a bounded rest.
     *
     * <p>Differs from the seed: the rest is bounded, so not all bytes need be accepted.
     *
     * @param bytes taken from its position; what is not accepted stays in the buffer
     * @return the number of bytes accepted; 0 when the bound is reached (then {@link #needsWrite} is true) or the
     *     buffer is empty
     * @throws java.nio.channels.ClosedChannelException after {@link #close} or {@link #closeWrite}
     * @throws IOException when writing failed, now or earlier; pending bytes are lost then
     */
    int write(ByteBuffer bytes) throws IOException;

    /**
     * Writes as many pending bytes as can be written now, and carries out a postponed close once none is left.
     *
     * @return the number of bytes written; 0 when there were none or none could go
     * @throws IOException when writing failed, now or earlier; pending bytes are lost then
     */
    int doWrite() throws IOException;

    /**
     * Whether bytes are pending.
     *
     * @return true when {@link #doWrite} has work
     */
    boolean needsWrite();

    /**
     * Ends the written bytes, once those that are pending are out; reading from the same stream goes on.
     *
     * <p>A second call does nothing.
     *
     * @throws IOException when the half-close failed
     * @throws IllegalStateException when what lies below has no half-close
     */
    void closeWrite() throws IOException;

    /**
     * Closes, once those bytes that are pending are out.
     *
     * <p>A second call does nothing. With bytes pending, the call returns at once and a later {@link #doWrite} closes;
     * to give them up and close now, close what lies below.
     *
     * @throws IOException when closing failed
     */
    @Override
    void close() throws IOException;
}
