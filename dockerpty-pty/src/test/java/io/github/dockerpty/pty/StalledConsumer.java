// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.net.URI;
import java.util.List;

/** A program with a session whose endless output it does not read until it is told to, and then reads for long. */
final class StalledConsumer {

    static final int READ = 96 * 1024 * 1024;

    private StalledConsumer() {}

    /**
     * Runs with the engine's address.
     *
     * @param arguments the address
     * @throws Exception if anything fails
     */
    public static void main(String[] arguments) throws Exception {
        Engine engine = Engine.at(Endpoint.of(URI.create(arguments[0])));
        try (Session session = DockerPty.sessions(engine).exec("c", ExecSpec.of(List.of("yes")))) {
            System.in.read();
            session.stdout().skipNBytes(READ);
            System.out.println("read");
        }
    }
}
