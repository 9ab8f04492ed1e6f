// SPDX-License-Identifier: Apache-2.0
package outside.pty;

import io.github.dockerpty.pty.DockerPty;
import io.github.dockerpty.pty.Endpoint;
import io.github.dockerpty.pty.Engine;
import io.github.dockerpty.pty.EngineUnavailableException;
import java.io.IOException;
import java.net.URI;

/** Starts a session where there is no engine; pty-tested holds one. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Engine engine = Engine.at(Endpoint.of(URI.create("unix:///nowhere/docker.sock")));
        try {
            throw new AssertionError("a session: " + DockerPty.execCommand(engine, "c", "sh"));
        } catch (EngineUnavailableException e) {
            if (!e.getMessage().contains("/nowhere/docker.sock")) {
                throw e;
            }
        }
    }
}
