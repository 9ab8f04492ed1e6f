// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.util.OptionalLong;
import java.util.Set;

/**
 * What went through a session, as of one moment; see {@link PseudoTerminal#account}.
 *
 * @param stdoutBytes bytes that the caller's stdout took
 * @param stderrBytes bytes that the caller's stderr took
 * @param stdoutFrames frames of stdout whose header came; 0 with a terminal, whose output has no frames
 * @param stderrFrames the same of stderr
 * @param discardedBytes bytes of streams that the caller did not want
 * @param stdinBytes bytes of input that the connection took; how many of them the process read, no engine tells
 * @param stdinUnread bytes written to {@link Session#stdin} that the connection has not taken, and after the end never
 *     will; detach keys are among them. Empty for a {@link PseudoTerminal}, whose input is the caller's own: nobody can
 *     know what is left there
 * @param inputRefused whether the other side stopped taking input before its end, as {@code head} does
 * @param resizes sizes that the engine took
 * @param resizesRefused sizes given up because the engine refused them
 * @param signals signals that the engine took
 * @param end how the end became known
 * @param quirks what the engine did otherwise, and the session dealt with; cannot be changed
 */
public record SessionAccount(
        long stdoutBytes,
        long stderrBytes,
        long stdoutFrames,
        long stderrFrames,
        long discardedBytes,
        long stdinBytes,
        OptionalLong stdinUnread,
        boolean inputRefused,
        int resizes,
        int resizesRefused,
        int signals,
        End end,
        Set<Quirk> quirks) {

    /** How the end of a session became known. */
    public enum End {
        /** It has not ended. */
        NOT_YET,
        /** The stream ended in good order. */
        STREAM_ENDED,
        /** The other side reset the connection at the end, with input unread; the engine confirmed the exit. */
        STREAM_RESET,
        /** The process ended while the stream stayed open and silent, and the stream was given up. */
        EXIT_FIRST,
        /** The detach keys were typed. */
        DETACH_KEYS,
        /** {@link PseudoTerminal#detach} was called, or the thread of the session was interrupted. */
        DETACHED,
        /** A signal ended it. */
        SIGNAL,
        /** The caller's stdout or stderr took no more. */
        OUTPUT_CLOSED,
        /** The caller's stdin or terminal failed. */
        LOCAL_FAILURE,
        /** The stream broke, or the engine did not tell the exit code. */
        CONNECTION_LOST,
        /** It never began. */
        NEVER_STARTED
    }
}
