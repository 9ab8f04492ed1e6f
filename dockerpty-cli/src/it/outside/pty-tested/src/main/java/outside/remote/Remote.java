// SPDX-License-Identifier: Apache-2.0
package outside.remote;

import io.github.dockerpty.pty.DockerPty;
import io.github.dockerpty.pty.Endpoint;
import io.github.dockerpty.pty.Engine;
import io.github.dockerpty.pty.ExecSpec;
import io.github.dockerpty.pty.Outcome;
import io.github.dockerpty.pty.SessionStreams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs commands in a container. */
public record Remote(URI host, String container) {

    public Outcome run(String input, OutputStream output, String... command) throws IOException {
        Engine engine = Engine.at(Endpoint.of(host));
        ExecSpec spec = ExecSpec.of(List.of(command)).interactive(true, false);
        ByteArrayInputStream stdin = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return DockerPty.execCommand(engine, container, spec, SessionStreams.of(stdin, output, output));
    }
}
