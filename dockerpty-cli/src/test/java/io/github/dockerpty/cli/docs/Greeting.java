// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.docs;

import io.github.dockerpty.pty.DockerPty;
import io.github.dockerpty.pty.Endpoint;
import io.github.dockerpty.pty.Engine;
import io.github.dockerpty.pty.ExecSpec;
import io.github.dockerpty.pty.Outcome;
import io.github.dockerpty.pty.SessionStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a reader of the testkit's guide has written and tests: asks a container for a greeting. */
record Greeting(String text, int exitCode) {

    static Greeting of(URI host, String name) throws IOException {
        Engine engine = Engine.at(Endpoint.of(host));
        ExecSpec spec = ExecSpec.of(List.of("greet")).interactive(true, false);
        ByteArrayInputStream stdin = new ByteArrayInputStream((name + "\n").getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        Outcome outcome = DockerPty.execCommand(engine, "g", spec, SessionStreams.of(stdin, stdout, stdout));
        if (outcome instanceof Outcome.Exited exited) {
            return new Greeting(stdout.toString(StandardCharsets.UTF_8), exited.code());
        }
        throw new IOException("no greeting: " + outcome);
    }
}
