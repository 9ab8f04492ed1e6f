// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;

/**
 * A pump could not pass bytes on: the side written to broke, not the side read from.
 *
 * <p>Every other {@link IOException} of a pump comes from its source.
 */
public final class SinkException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Whose bytes could not be passed on. */
    private final StreamType type;

    /**
     * Tells which destination broke and how.
     *
     * @param type whose bytes could not be passed on
     * @param cause what the sink threw
     */
    public SinkException(StreamType type, IOException cause) {
        super("cannot write to the destination of a pump: " + reason(cause), cause);
        this.type = type;
    }

    /**
     * Whose bytes could not be passed on.
     *
     * @return {@link StreamType#STDOUT} or {@link StreamType#STDERR}; stdout for sources without types
     */
    public StreamType type() {
        return type;
    }

    private static String reason(IOException cause) {
        return cause.getMessage() != null
                ? cause.getMessage()
                : cause.getClass().getSimpleName();
    }
}
