// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

/** Which engine an {@link EmbeddedEngine} answers like. */
public enum Profile {

    /** Docker 20.10.24, API 1.41, as recorded. */
    DOCKER_20_10,

    /**
     * Docker 28, API 1.50: like 20.10 with the differences that the API's documentation names, not recorded.
     *
     * <p>These are the content type of multiplexed streams, ConsoleSize, and the signal of a stop or restart (all from
     * API 1.42), 400 for an unknown wait condition (23.0), images without VirtualSize (1.44) and without Container and
     * ContainerConfig (1.45), and 127 as the exit code of a missing program in an exec (28.0).
     */
    DOCKER_28,

    /** Podman 4.3.1 with its Docker-compatible API 1.41, as recorded. */
    PODMAN_4
}
