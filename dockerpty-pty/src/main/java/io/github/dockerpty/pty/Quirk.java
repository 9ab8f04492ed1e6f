// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

/**
 * What an engine does otherwise than a session would like, met by it and dealt with: nothing is lost by one.
 *
 * <p>Measured with dockerd 20.10 and podman 4.3; {@link SessionAccount#quirks} tells which ones a session has met.
 */
public enum Quirk {
    /** Frames came under the media type of a raw stream, as from any engine before API 1.42: it was not believed. */
    FRAMES_NAMED_RAW,
    /** A size was refused between attach and start, as by dockerd: the process may have seen another one at first. */
    EARLY_SIZE_REFUSED,
    /** The first size was refused after the start, because the process was not ready: it was sent again. */
    FIRST_SIZE_REFUSED,
    /** An exec counted as running though its stream had ended, as with podman for a moment: it was asked for again. */
    RUNNING_AFTER_END,
    /** The end of the input was kept back, because it would have ended the output: see {@link Sockets.InputEnd}. */
    INPUT_END_KEPT
}
