// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The real engines that tests may use: {@code docker} at {@code $DOCKERPTY_DOCKER_HOST}, {@code podman} at {@code
 * $DOCKERPTY_PODMAN_HOST}.
 *
 * <p>The system properties {@code dockerpty.docker.host} and {@code dockerpty.podman.host} take the place of these
 * variables; an empty one hides its engine.
 *
 * <p>One that is not named is missing, and tests that need it are skipped with {@link #reason}. The system property
 * {@code dockerpty.engines}, for example {@code docker,podman}, lists those that must be there; such a one missing is
 * an {@link AssertionError}. Immutable and free of JUnit's types, so that any test framework can use it.
 */
public final class RealEngines {

    private static final List<String> NAMES = List.of("docker", "podman");

    private RealEngines() {}

    /**
     * One real engine.
     *
     * @param name {@code docker} or {@code podman}
     * @param host where it listens, as {@code DOCKER_HOST} says it
     */
    public record RealEngine(String name, URI host) {

        /**
         * Whether it is podman, which differs from docker in documented ways.
         *
         * @return true for podman
         */
        public boolean isPodman() {
            return name.equals("podman");
        }

        /** The name, as parameterized tests show it. */
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * The engines that are there.
     *
     * @return docker before podman; empty if tests are to be skipped
     * @throws AssertionError if one that must be there is not
     */
    public static List<RealEngine> found() {
        List<RealEngine> engines = new ArrayList<>();
        for (String name : NAMES) {
            find(name).ifPresent(engines::add);
        }
        return engines;
    }

    /**
     * One engine.
     *
     * @param name {@code docker} or {@code podman}
     * @return the engine; empty if tests that need it are to be skipped
     * @throws AssertionError if it must be there and is not
     */
    public static Optional<RealEngine> find(String name) {
        String variable = variable(name);
        String host = System.getProperty("dockerpty." + name + ".host", System.getenv(variable));
        if (host != null && !host.isBlank()) {
            return Optional.of(new RealEngine(name, URI.create(host.strip())));
        }
        if (List.of(System.getProperty("dockerpty.engines", "").split(",")).contains(name)) {
            throw new AssertionError(reason(name) + ", but -Ddockerpty.engines demands it");
        }
        return Optional.empty();
    }

    /**
     * Why tests that need an engine are skipped.
     *
     * @param name {@code docker} or {@code podman}
     * @return one line that says how to provide it
     */
    public static String reason(String name) {
        return "no " + name + " engine: " + variable(name) + " is not set (eval \"$(.ci/engines up)\" starts one)";
    }

    private static String variable(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is not an engine: use one of " + NAMES);
        }
        return name.equals("docker") ? "DOCKERPTY_DOCKER_HOST" : "DOCKERPTY_PODMAN_HOST";
    }
}
