// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.HostPrograms;
import io.github.dockerpty.testkit.Profile;
import java.io.IOException;

/**
 * An engine in this process for the life of one command, on a socket that only this user can reach.
 *
 * <p>The rest of the command meets it like any other engine. It is the only class that loads the testkit for a session.
 */
final class EmbeddedHost {

    private final EmbeddedEngine engine;
    private final Thread hook = new Thread(this::end, "dockerpty-embedded");

    private EmbeddedHost(EmbeddedEngine engine) {
        this.engine = engine;
    }

    /** Starts one; it ends at the latest with the JVM, unless that is killed. */
    static EmbeddedHost start() throws IOException {
        EmbeddedHost host = new EmbeddedHost(EmbeddedEngine.setUp()
                .profile(Profile.DOCKER_28)
                .anyOtherImage(HostPrograms.any())
                .onUnixSocket());
        Runtime.getRuntime().addShutdownHook(host.hook);
        return host;
    }

    /** Where it listens, as one would type it. */
    String address() {
        return EngineAddress.of(engine.host());
    }

    /** Kills what runs and frees the address; a second call does nothing. Returns what went wrong, usually nothing. */
    String end() {
        try {
            engine.close();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
        return "";
    }
}
