// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs the official docker command against an engine. */
final class DockerCli {

    private final String program;
    private final Map<String, String> environment;

    /** What a run has printed and how it has ended. */
    record Run(int exitCode, String out, String err) {}

    DockerCli(String program, EmbeddedEngine engine, Path config) {
        this.program = program;
        environment = new HashMap<>(engine.environment());
        environment.put("DOCKER_CONFIG", config.toString());
    }

    /** The docker commands on the PATH, in its order; the last is an older one where two are installed. */
    static List<String> programs() {
        List<String> programs = new ArrayList<>();
        for (String folder : System.getenv("PATH").split(":", -1)) {
            Path path = Path.of(folder, "docker");
            if (Files.isExecutable(path)) {
                programs.add(path.toString());
            }
        }
        return programs;
    }

    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("DOCKER_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    Run run(String... arguments) throws Exception {
        return runWithInput(new byte[0], arguments);
    }

    Run runWithInput(byte[] input, String... arguments) throws Exception {
        return finish(start(arguments), input);
    }

    Run finish(Process process, byte[] input) throws Exception {
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process, true));
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process, false));
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException readerGone) {
            // The command has ended without reading all, which some tests are about.
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("docker has not ended: " + process.info());
        }
        return new Run(process.exitValue(), out.get(), err.get());
    }

    private static String text(Process process, boolean out) {
        try {
            byte[] bytes = (out ? process.getInputStream() : process.getErrorStream()).readAllBytes();
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    TerminalSession onTerminal(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return TerminalSession.of(command.toArray(String[]::new))
                .environment(environment)
                .size(30, 100)
                .start();
    }
}
