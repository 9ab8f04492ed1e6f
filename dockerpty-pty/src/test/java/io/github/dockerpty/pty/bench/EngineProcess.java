// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.bench;

import io.github.dockerpty.pty.Endpoint;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A {@link BenchEngine} in a second JVM, so that what it costs is not counted in this one. */
final class EngineProcess implements AutoCloseable {

    private final Path folder;
    private final Process process;
    private final Endpoint endpoint;

    private EngineProcess(Path folder, Process process, Endpoint endpoint) {
        this.folder = folder;
        this.process = process;
        this.endpoint = endpoint;
    }

    static EngineProcess start(boolean tls) throws IOException {
        Path folder = Files.createTempDirectory("many");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BenchEngine.class.getName(),
                        tls ? "tls" : "unix",
                        (tls ? folder : folder.resolve("s")).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, String> environment = new HashMap<>();
        if (tls) {
            environment.putAll(Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", folder.toString()));
        }
        environment.put("DOCKER_HOST", address(process));
        return new EngineProcess(folder, process, Endpoint.fromEnvironment(environment, folder));
    }

    private static String address(Process engine) throws IOException {
        String line =
                new BufferedReader(new InputStreamReader(engine.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new IOException("the engine did not start");
        }
        return line;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Its stdin ends, and so does it. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
        for (File file : folder.toFile().listFiles()) {
            Files.delete(file.toPath());
        }
        Files.delete(folder);
    }
}
