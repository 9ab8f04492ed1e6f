// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dockerpty.pty.ContainerSpec;
import io.github.dockerpty.pty.DockerPty;
import io.github.dockerpty.pty.Endpoint;
import io.github.dockerpty.pty.Engine;
import io.github.dockerpty.pty.Outcome;
import io.github.dockerpty.pty.Session;
import java.io.IOException;

/** The program of the README, as its readers would have it; {@link ReadmeIT} runs it. */
public final class ReadmeExample {

    private ReadmeExample() {}

    /**
     * Runs the example on the engine of the environment.
     *
     * @param arguments none
     * @throws IOException if the engine refuses or cannot be reached
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        // region README
        Engine engine = Engine.at(Endpoint.fromEnvironment());
        ContainerSpec spec =
                ContainerSpec.of("busybox", "sh", "-c", "tr a-z A-Z; exit 3").withStdin();
        try (Session session = DockerPty.sessions(engine).run(spec)) {
            session.stdin().write("hello\n".getBytes(UTF_8));
            session.stdin().close();
            System.out.print(new String(session.stdout().readAllBytes(), UTF_8));
            if (session.await() instanceof Outcome.Exited exited) {
                System.out.println("exit code " + exited.code());
            }
            engine.removeContainer(session.id());
        }
        // endregion
    }
}
