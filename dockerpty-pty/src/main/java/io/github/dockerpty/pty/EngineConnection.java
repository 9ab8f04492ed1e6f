// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.DuplexChannel;
import java.util.Optional;

/**
 * An upgraded (hijacked) connection to an engine: first the bytes that came with the response head, then the channel's.
 *
 * <p>Whoever opened it closes it. One thread may read while another writes; closing from a third ends both.
 * {@link #shutdownOutput} half-closes over unix sockets, TCP and TLS.
 */
public interface EngineConnection extends DuplexChannel {

    /**
     * The content type of the engine's answer; before API 1.42 it says nothing about framing.
     *
     * @return for example {@code application/vnd.docker.multiplexed-stream}; empty if there was none
     */
    Optional<String> contentType();

    /**
     * Whether reading ended because the process had, while the engine kept the stream open.
     *
     * @return false unless overridden
     */
    default boolean wasGivenUp() {
        return false;
    }
}
