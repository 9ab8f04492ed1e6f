// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * One accepted client; blocking, used by the thread that serves it, closed by any thread.
 *
 * <p>Closing ends a blocked read or write with an IOException.
 */
public interface Connection extends Closeable {

    /**
     * What the client sends.
     *
     * @return always the same stream, buffered: what one reader has not taken is there for the next
     */
    InputStream in();

    /**
     * What the client gets.
     *
     * @return always the same stream, unbuffered: one write is one system call or one TLS record
     */
    OutputStream out();

    /**
     * Ends the direction to the client, who then reads the end; a second call does nothing.
     *
     * @throws IOException when the client is gone
     */
    void shutdownOutput() throws IOException;

    /**
     * Reads and forgets until the client ends its direction.
     *
     * <p>Closing with unread bytes makes the client see a reset and lose the tail of what it was sent (seen on TCP
     * and on Unix sockets), so this comes between {@link #shutdownOutput} and {@link #close}.
     *
     * @param limit how long at most
     * @throws IOException when the client is gone
     */
    void drain(Duration limit) throws IOException;

    /**
     * Closes so that the client sees a reset: certain on TCP; on a Unix socket only while bytes of the client are
     * unread, otherwise the client sees the end.
     *
     * @throws IOException when closing fails
     */
    void reset() throws IOException;
}
