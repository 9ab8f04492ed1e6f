// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.Frames.Source;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a container or an exec has written, byte for byte; equal to another with the same bytes.
 *
 * @param stdoutBytes the standard output, or all of a terminal; not copied
 * @param stderrBytes the standard error; nothing with a terminal; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record Output(byte[] stdoutBytes, byte[] stderrBytes) {

    /**
     * The output in a multiplexed stream.
     *
     * @param frames the stream
     * @return both streams
     * @throws IllegalArgumentException when it does not consist of whole frames
     */
    public static Output of(Frames frames) {
        return new Output(frames.payload(Source.STDOUT), frames.payload(Source.STDERR));
    }

    /** {@return the standard output as UTF-8 text} */
    public String stdout() {
        return new String(stdoutBytes, StandardCharsets.UTF_8);
    }

    /** {@return the standard error as UTF-8 text} */
    public String stderr() {
        return new String(stderrBytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Output output
                && Arrays.equals(stdoutBytes, output.stdoutBytes)
                && Arrays.equals(stderrBytes, output.stderrBytes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(stdoutBytes) + Arrays.hashCode(stderrBytes);
    }

    @Override
    public String toString() {
        return "stdout " + Escapes.quote(stdoutBytes) + ", stderr " + Escapes.quote(stderrBytes);
    }
}
