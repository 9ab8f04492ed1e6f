// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs Python's docker client through a list of calls; each line says what it saw. */
final class PythonClient {

    static final String REASON = "no python3 with the package docker (python3-docker on Debian)";

    private PythonClient() {}

    static boolean isThere() throws IOException, InterruptedException {
        return !program().isEmpty();
    }

    /** Debian's own first, because its package serves that one alone; empty if none has the docker client. */
    private static String program() throws IOException, InterruptedException {
        for (String program : new String[] {"/usr/bin/python3", "python3"}) {
            if (hasClient(program)) {
                return program;
            }
        }
        return "";
    }

    private static boolean hasClient(String program) throws IOException, InterruptedException {
        try {
            Process python = new ProcessBuilder(program, "-c", "import docker; docker.from_env")
                    .redirectErrorStream(true)
                    .start();
            python.getInputStream().readAllBytes();
            return python.waitFor() == 0;
        } catch (IOException e) {
            // ProcessBuilder's way to say that there is no such program.
            return false;
        }
    }

    static String calls(Map<String, String> environment, Path folder) throws IOException, InterruptedException {
        Path script = folder.resolve("calls.py");
        try (InputStream in = PythonClient.class.getResourceAsStream("/clients/calls.py")) {
            Files.copy(in, script);
        }
        ProcessBuilder builder = new ProcessBuilder(program(), script.toString()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("DOCKER_"));
        // They override the authority that the client is given.
        builder.environment().keySet().removeAll(Set.of("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"));
        builder.environment().putAll(environment);
        Process python = builder.start();
        String seen = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!python.waitFor(60, TimeUnit.SECONDS)) {
            python.destroyForcibly();
        }
        return seen;
    }

    static String record() throws IOException {
        try (InputStream in = PythonClient.class.getResourceAsStream("/clients/calls-docker.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
