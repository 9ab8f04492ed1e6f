// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import io.github.dockerpty.io.DuplexChannel;
import java.io.IOException;

/** Opens connections to one address; any thread may use it. */
public interface Dialer {

    /**
     * Opens a connection; waits at most the dialer's limit.
     *
     * @return the blocking channel, owned by the caller
     * @throws DialException if there is no connection to be had, with the cure in its message
     * @throws IOException if the attempt was cut short, for example by an interrupt
     */
    DuplexChannel dial() throws IOException;

    /**
     * Where connections go.
     *
     * @return a URI as text, without secrets
     */
    String address();
}
