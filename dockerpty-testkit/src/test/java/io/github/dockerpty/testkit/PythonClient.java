// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Runs Python's docker client through a list of calls; each line says what it saw. */
final class PythonClient {

    static final String REASON = "no python3 with the package docker (python3-docker on Debian)";

    private static final Duration LIMIT = Duration.ofSeconds(100);

    private PythonClient() {}

    static boolean isThere() {
        return !program().isEmpty();
    }

    /** Debian's own first, because its package serves that one alone; empty if none has the docker client. */
    private static String program() {
        for (String program : new String[] {"/usr/bin/python3", "python3"}) {
            if (hasClient(program)) {
                return program;
            }
        }
        return "";
    }

    private static boolean hasClient(String program) {
        try {
            return PipedProcess.run(new ProcessBuilder(program, "-c", "import docker; docker.from_env"))
                            .exitCode()
                    == 0;
        } catch (UncheckedIOException noSuchProgram) {
            return false;
        }
    }

    static String calls(Map<String, String> environment, Path folder) throws IOException {
        Path script = folder.resolve("calls.py");
        try (InputStream in = PythonClient.class.getResourceAsStream("/clients/calls.py")) {
            Files.copy(in, script);
        }
        ProcessBuilder builder = new ProcessBuilder(program(), script.toString()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("DOCKER_"));
        // They override the authority that the client is given.
        builder.environment().keySet().removeAll(Set.of("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"));
        builder.environment().putAll(environment);
        try (PipedProcess python = PipedProcess.start(builder).endInput()) {
            return python.await(LIMIT).stdout();
        }
    }

    static String record() throws IOException {
        try (InputStream in = PythonClient.class.getResourceAsStream("/clients/calls-docker.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
