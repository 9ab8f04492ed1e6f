// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.util.Objects;

/**
 * Where the bytes of each stream type go.
 *
 * <p>Bytes of a stream that nobody wants go to {@link Sink#discarding()}; a pump counts them apart.
 *
 * @param stdout takes the bytes of stdout, and all bytes of a source without types
 * @param stderr takes the bytes of stderr; may be the same sink
 */
public record Route(Sink stdout, Sink stderr) {

    /**
     * Checks that there are two sinks.
     *
     * @param stdout takes the bytes of stdout, and all bytes of a source without types
     * @param stderr takes the bytes of stderr; may be the same sink
     */
    public Route {
        Objects.requireNonNull(stdout, "stdout");
        Objects.requireNonNull(stderr, "stderr");
    }

    /**
     * Everything to one sink, in the order of arrival.
     *
     * @param sink takes all bytes
     * @return the route
     */
    public static Route to(Sink sink) {
        return new Route(sink, sink);
    }

    /**
     * Stdout and stderr apart.
     *
     * @param stdout takes the bytes of stdout
     * @param stderr takes the bytes of stderr
     * @return the route
     */
    public static Route split(Sink stdout, Sink stderr) {
        return new Route(stdout, stderr);
    }

    /**
     * The sink for bytes of this type.
     *
     * @param type whose bytes
     * @return the sink of stderr for stderr, else that of stdout
     */
    public Sink sink(StreamType type) {
        return type == StreamType.STDERR ? stderr : stdout;
    }

    boolean isSplit() {
        return stdout != stderr;
    }
}
