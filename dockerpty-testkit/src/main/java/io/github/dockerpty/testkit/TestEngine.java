// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.harness.ConnectedEngine;
import io.github.dockerpty.testkit.harness.FoundEngines;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An engine that tests use, embedded or real, so that the same test runs on each.
 *
 * <p>It owns the containers made by {@link #container} and removes them when it is closed; it owns no other and leaves
 * the engine itself running, unless it is an {@link EmbeddedEngine}, which ends. Usable from any thread.
 */
public interface TestEngine extends AutoCloseable {

    /** Which engine it is. */
    enum Kind {
        /** The {@link EmbeddedEngine} of this kit, in this JVM or another one. */
        EMBEDDED,
        /** Docker. */
        DOCKER,
        /** Podman by its Docker-compatible interface. */
        PODMAN,
        /** Any other that speaks the interface. */
        OTHER
    }

    /** What some engines can and others cannot; each has been observed. */
    enum Ability {
        /** It ends the stream of an exec with a terminal at the detach keys. Podman 4.3 does not see them there. */
        DETACH_KEYS,
        /** A terminal has its size before the process runs: API 1.42 and later. */
        INITIAL_SIZE,
        /**
         * The end of a client's input leaves it the output also on an attach to a container without StdinOnce. Docker
         * cuts the output there.
         */
        HALF_CLOSE,
        /** Signals and the keys for them reach processes. Unknown of other engines than the three known ones. */
        SIGNALS,
        /** Containers have files of their own. Those of an embedded engine see the files of its machine. */
        FILES
    }

    /**
     * A real engine, or an embedded one of another process.
     *
     * @param host {@code unix:///…} or {@code tcp://…} with a port
     * @return the engine, to be closed
     * @throws IOException when nothing that speaks the engine's interface answers there
     * @throws IllegalArgumentException when the host is of another kind
     */
    static TestEngine at(URI host) throws IOException {
        return ConnectedEngine.over(EngineClient.at(host), Map.of());
    }

    /**
     * A real engine over TLS.
     *
     * @param host {@code tcp://…} with a port
     * @param certificates the folder with ca.pem, cert.pem and key.pem
     * @return the engine, to be closed
     * @throws IOException when a file cannot be read, or no engine that they vouch for answers there
     * @throws IllegalArgumentException when the host is of another kind
     */
    static TestEngine at(URI host, Path certificates) throws IOException {
        return ConnectedEngine.over(
                EngineClient.at(host, certificates),
                Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", certificates.toString()));
    }

    /**
     * The real engine of a name, as {@link RealEngines} finds it.
     *
     * @param name {@code docker} or {@code podman}
     * @return the engine, to be closed; empty if tests that need it are to be skipped
     * @throws IOException when it is named and does not answer
     * @throws AssertionError when it must be there and is not
     */
    static Optional<TestEngine> find(String name) throws IOException {
        return FoundEngines.find(name);
    }

    /**
     * The real engines that are there, as {@link RealEngines} finds them.
     *
     * @return docker before podman, each to be closed; empty if tests are to be skipped
     * @throws IOException when one is named and does not answer
     * @throws AssertionError when one that must be there is not
     */
    static List<TestEngine> available() throws IOException {
        return FoundEngines.all();
    }

    /** {@return a short name for reports, for example {@code docker}} */
    default String name() {
        return kind().name().toLowerCase(java.util.Locale.ROOT);
    }

    /** {@return which engine it is} */
    Kind kind();

    /** {@return the newest API version that it speaks, for example {@code 1.41}} */
    String apiVersion();

    /**
     * Whether a test that needs something can run on it.
     *
     * @param ability what is needed
     * @return false also when it is not known
     */
    boolean can(Ability ability);

    /** {@return where it is, as {@code DOCKER_HOST} says it} */
    URI host();

    /** {@return the environment with which a client finds it: {@code DOCKER_HOST}, with TLS also {@code
     * DOCKER_TLS_VERIFY} and {@code DOCKER_CERT_PATH}} */
    Map<String, String> environment();

    /** {@return a client that uses {@link #apiVersion}} */
    EngineClient client();

    /**
     * Describes a container, which {@link TestContainer#start} makes and starts.
     *
     * @param image its name, with or without tag, which the engine must have
     * @param command program and arguments; none for the image's own
     * @return the container, to be closed; this engine removes it at the latest
     */
    TestContainer container(String image, String... command);

    /**
     * Removes what tests of this machine have left on the engine because their JVM was killed.
     *
     * <p>These are the containers of test engines, known by a label, whose process has ended. Others, those of running
     * tests among them, are left alone. Does nothing where the system does not tell who is who (no {@code /proc}).
     *
     * @return the ids of the containers that were removed
     * @throws IOException when the engine does not answer or refuses
     */
    List<String> sweep() throws IOException;

    /**
     * Removes its containers, running ones too; a second call does nothing more.
     *
     * @throws IOException when the engine does not answer or refuses; it tries the others all the same
     */
    @Override
    void close() throws IOException;
}
