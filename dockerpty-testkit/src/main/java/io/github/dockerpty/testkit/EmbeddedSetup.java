// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.engine.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What can be set before an {@link EmbeddedEngine} starts; each start gives an engine of its own.
 *
 * <p>Confined to one thread.
 */
public final class EmbeddedSetup {

    /** Who can talk to the engine. */
    private enum Reach {
        CHOSEN,
        EVERYBODY
    }

    private final List<Consumer<Engine>> contents = new ArrayList<>();
    private Profile profile = Profile.DOCKER_20_10;
    private String apiVersion = "";

    EmbeddedSetup() {}

    /**
     * Which engine it answers like; Docker 20.10 if this is not called.
     *
     * @param wanted the profile
     * @return this
     */
    public EmbeddedSetup profile(Profile wanted) {
        profile = wanted;
        return this;
    }

    /**
     * Sets the newest API version that it speaks; that of the profile if this is not called.
     *
     * @param version for example {@code 1.44}
     * @return this
     * @throws IllegalArgumentException when it is not two numbers with a dot between
     */
    public EmbeddedSetup apiVersion(String version) {
        if (!version.matches("[0-9]{1,4}[.][0-9]{1,4}")) {
            throw new IllegalArgumentException("no API version: " + version);
        }
        apiVersion = version;
        return this;
    }

    /**
     * Adds an image whose containers and execs run a scripted program, whatever their command is.
     *
     * @param name without a tag for the tag {@code latest}
     * @param program run for each of them; may read its command
     * @return this
     */
    public EmbeddedSetup image(String name, Program program) {
        contents.add(engine -> engine.addImage(name, program, Map.of()));
        return this;
    }

    /**
     * Adds an image with scripted programs by name; any other is missing, as in an image without it.
     *
     * @param name without a tag for the tag {@code latest}
     * @param programs by the first word of the command
     * @return this
     */
    public EmbeddedSetup image(String name, Map<String, Program> programs) {
        Map<String, Program> copy = Map.copyOf(programs);
        contents.add(engine -> engine.addImage(name, null, copy));
        return this;
    }

    /**
     * Adds an image whose containers and execs run programs of this machine.
     *
     * @param name without a tag for the tag {@code latest}
     * @param programs what they may run
     * @return this
     */
    public EmbeddedSetup image(String name, HostPrograms programs) {
        contents.add(engine -> engine.addImage(name, programs));
        return this;
    }

    /**
     * Lets every image be there that was not added: a container can be created of any name, and runs programs of this
     * machine.
     *
     * @param programs what they may run
     * @return this
     */
    public EmbeddedSetup anyOtherImage(HostPrograms programs) {
        contents.add(engine -> engine.addAllOtherImages(programs));
        return this;
    }

    /**
     * Adds a container that runs from the start; its main process does nothing until it is stopped, execs in it run
     * what the image has.
     *
     * @param name of the container
     * @param image added before
     * @return this
     */
    public EmbeddedSetup container(String name, String image) {
        contents.add(engine -> engine.addIdleContainer(name, image));
        return this;
    }

    /**
     * Starts on a Unix-domain socket in a fresh folder that only this user can enter.
     *
     * @return the engine, to be closed
     * @throws IOException when the socket cannot be made
     * @throws IllegalArgumentException when a container's image is missing or its name is taken
     */
    public EmbeddedEngine onUnixSocket() throws IOException {
        return start(Opening.unixSocket(), Reach.CHOSEN);
    }

    /**
     * Starts on a Unix-domain socket at a path, which is this user's alone.
     *
     * @param socket the path, which must not exist; about a hundred bytes at most
     * @return the engine, to be closed, which removes the socket
     * @throws IOException when the socket cannot be made
     * @throws IllegalArgumentException when a container's image is missing or its name is taken
     */
    public EmbeddedEngine onUnixSocket(Path socket) throws IOException {
        return start(Opening.unixSocket(socket), Reach.CHOSEN);
    }

    /**
     * Starts on a free TCP port of 127.0.0.1, for every user of this machine.
     *
     * @return the engine, to be closed
     * @throws IOException when the system refuses
     * @throws IllegalArgumentException when a container's image is missing or its name is taken
     * @throws IllegalStateException when an image runs programs of this machine
     */
    public EmbeddedEngine onTcp() throws IOException {
        return start(Opening.tcp(), Reach.EVERYBODY);
    }

    /**
     * Starts with TLS 1.3 and 1.2 on a free TCP port of 127.0.0.1, under an authority of its own.
     *
     * @param folder gets ca.pem, cert.pem and key.pem for the client; must exist and hold none of them
     * @return the engine, to be closed, which leaves the files
     * @throws IOException when the system refuses or a file cannot be written
     * @throws IllegalArgumentException when a container's image is missing or its name is taken
     * @throws IllegalStateException when an image runs programs of this machine
     */
    public EmbeddedEngine onTls(Path folder) throws IOException {
        return start(Opening.tls(folder, false, 0), Reach.EVERYBODY);
    }

    /**
     * Starts as {@link #onTls}, and refuses clients without a certificate of the same authority.
     *
     * @param folder gets ca.pem, cert.pem and key.pem for the client; must exist and hold none of them
     * @return the engine, to be closed, which leaves the files
     * @throws IOException when the system refuses or a file cannot be written
     * @throws IllegalArgumentException when a container's image is missing or its name is taken
     */
    public EmbeddedEngine onMutualTls(Path folder) throws IOException {
        return onMutualTls(folder, 0);
    }

    /**
     * Starts as {@link #onMutualTls(Path)}, on a port that is told.
     *
     * @param folder gets ca.pem, cert.pem and key.pem for the client; must exist and hold none of them
     * @param port of 127.0.0.1; 0 for a free one
     * @return the engine, to be closed, which leaves the files
     * @throws IOException when the system refuses, as for a port that is taken, or a file cannot be written
     * @throws IllegalArgumentException when a container's image is missing or its name is taken
     */
    public EmbeddedEngine onMutualTls(Path folder, int port) throws IOException {
        return start(Opening.tls(folder, true, port), Reach.CHOSEN);
    }

    private EmbeddedEngine start(Opening address, Reach reach) throws IOException {
        Engine engine = new Engine(profile, apiVersion);
        boolean started = false;
        try {
            contents.forEach(content -> content.accept(engine));
            if (reach == Reach.EVERYBODY && engine.runsHostPrograms()) {
                throw new IllegalStateException("an engine that runs programs of this machine, on a port that every"
                        + " user can reach: use a Unix socket or mutual TLS, or scripted programs only");
            }
            EmbeddedEngine embedded = new EmbeddedEngine(engine, address.open());
            started = true;
            return embedded;
        } finally {
            if (!started) {
                engine.close();
            }
        }
    }
}
