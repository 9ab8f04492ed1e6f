// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;

/** The engine itself reported an error inside the stream, in a frame with number 3. */
public final class EngineStreamException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Byte offset of the frame. */
    private final long offset;

    /** The text as it came. */
    private final String engineMessage;

    /**
     * Tells what the engine said.
     *
     * @param offset byte offset of the frame's header in the multiplexed stream
     * @param engineMessage the engine's text, may be empty
     */
    public EngineStreamException(long offset, String engineMessage) {
        super("error from the engine in the stream: " + printable(engineMessage));
        this.offset = offset;
        this.engineMessage = engineMessage;
    }

    /**
     * Where the frame with the error begins.
     *
     * @return byte offset in the multiplexed stream, headers counted
     */
    public long offset() {
        return offset;
    }

    /**
     * What the engine said.
     *
     * @return the payload as UTF-8, at most its first 64 KiB, unchanged: it may hold control characters, which
     *     {@link #getMessage} shows as spaces
     */
    public String engineMessage() {
        return engineMessage;
    }

    /** A message may end up on a terminal, where control characters are commands. */
    private static String printable(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) ? ' ' : c);
        }
        String shown = line.toString().strip();
        return shown.isEmpty() ? "(no message)" : shown;
    }
}
