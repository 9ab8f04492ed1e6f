// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dockerpty.pty.ContainerSpec;
import io.github.dockerpty.pty.DockerPty;
import io.github.dockerpty.pty.Endpoint;
import io.github.dockerpty.pty.Engine;
import io.github.dockerpty.pty.Outcome;
import io.github.dockerpty.pty.SessionOptions;
import io.github.dockerpty.pty.SessionStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The program of the README, as its readers would have it; {@link ReadmeIT} runs it. */
public final class ReadmeExample {

    private ReadmeExample() {}

    /**
     * Runs the example on the engine of the environment.
     *
     * @param arguments none
     * @throws IOException if the engine refuses or cannot be reached
     */
    public static void main(String[] arguments) throws IOException {
        // region README
        Engine engine = Engine.at(Endpoint.fromEnvironment());
        ContainerSpec spec =
                ContainerSpec.of("busybox", "sh", "-c", "tr a-z A-Z; exit 3").withStdin();
        String container = engine.createContainer(spec).id();
        InputStream stdin = new ByteArrayInputStream("hello\n".getBytes(UTF_8));
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        SessionStreams streams = SessionStreams.of(stdin, stdout, System.err);
        Outcome outcome = DockerPty.start(engine, container, streams, SessionOptions.defaults());
        if (outcome instanceof Outcome.Exited exited) {
            System.out.println(stdout + "exit code " + exited.code());
        }
        engine.removeContainer(container);
        // endregion
    }
}
