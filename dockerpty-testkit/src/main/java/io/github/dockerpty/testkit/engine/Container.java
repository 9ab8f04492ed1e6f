// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A container: what it was created as, its process, and who watches it. */
final class Container {

    private final Image image;
    private final JsonObject config;
    private final String id = Ids.fresh();
    private final Instant created = Instant.now();
    private final Output output = Output.logged();
    private final Stdin stdin = new Stdin();
    private final Waits waits = new Waits();
    private final MainProcess process;
    private volatile String name;

    Container(Engine engine, Image image, JsonObject config, String name) {
        this.image = image;
        this.config = config;
        this.name = name;
        this.process = new MainProcess(engine, this);
    }

    String id() {
        return id;
    }

    /** Without the slash that the API puts before it. */
    String name() {
        return name;
    }

    void rename(String newName) {
        name = newName;
    }

    Image image() {
        return image;
    }

    Instant created() {
        return created;
    }

    /** As the client sent it. */
    JsonObject config() {
        return config;
    }

    boolean hasTty() {
        return config.flag("Tty");
    }

    boolean removesItself() {
        return config.object("HostConfig").flag("AutoRemove");
    }

    Output output() {
        return output;
    }

    Stdin stdin() {
        return stdin;
    }

    Waits waits() {
        return waits;
    }

    MainProcess process() {
        return process;
    }

    /** Where its main process stands. */
    State state() {
        return process.state();
    }

    /** Program and arguments: the entrypoint and the command of the client, else the usual command of the image. */
    List<String> command() {
        List<String> command = new ArrayList<>(config.texts("Entrypoint"));
        command.addAll(config.texts("Cmd"));
        return command.isEmpty() ? image.runner().usualCommand() : command;
    }

    boolean hasItsProgram() {
        return image.runner().has(command().isEmpty() ? "" : command().get(0));
    }
}
