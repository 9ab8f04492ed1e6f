// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the command that the build made, as users do, on the JDK of this test.
 *
 * <p>Its output goes to files, as that of a job in the background; between pipes it is a {@code PipedProcess} of the
 * testkit.
 */
final class BuiltCommand {

    static final Path FOLDER = Path.of("target/dockerpty").toAbsolutePath();
    static final Path LAUNCHER = FOLDER.resolve("bin/dockerpty");
    private static final int LIMIT_SECONDS = 60;

    private final List<String> program = new ArrayList<>();
    private final Path scratch;
    private final ProcessBuilder builder = new ProcessBuilder();

    /**
     * What came out.
     *
     * @param code the exit code
     * @param out stdout
     * @param err stderr
     */
    record Result(int code, String out, String err) {}

    private BuiltCommand(Path scratch, List<String> program) {
        this.scratch = scratch;
        this.program.addAll(program);
        builder.environment().keySet().removeIf(name -> name.startsWith("DOCKER") || name.startsWith("JDK_JAVA"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("HOME", scratch.toString());
    }

    /** The launcher at some path. */
    static BuiltCommand launcher(Path scratch, String path) {
        return new BuiltCommand(scratch, List.of(path));
    }

    /** Java itself with the given options. */
    static BuiltCommand java(Path scratch, String... options) {
        List<String> program = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        program.addAll(List.of(options));
        return new BuiltCommand(scratch, program);
    }

    /** Without it system calls cannot be counted. */
    static boolean straceIsInstalled() throws IOException, InterruptedException {
        Process search = new ProcessBuilder("sh", "-c", "command -v strace >/dev/null").start();
        return search.waitFor() == 0;
    }

    /** What the launcher starts java with. */
    static String classPath() throws IOException {
        try (Stream<String> lines = Files.lines(LAUNCHER)) {
            String quoted = lines.filter(line -> line.startsWith("classpath="))
                    .findFirst()
                    .orElseThrow();
            return quoted.substring(quoted.indexOf('"') + 1, quoted.lastIndexOf('"'))
                    .replace("$lib", FOLDER.resolve("lib").toString());
        }
    }

    BuiltCommand with(Map<String, String> variables) {
        builder.environment().putAll(variables);
        return this;
    }

    BuiltCommand without(String variable) {
        builder.environment().remove(variable);
        return this;
    }

    BuiltCommand in(Path folder) {
        builder.directory(folder.toFile());
        return this;
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).end();
    }

    Started start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(scratch, "out", "");
        Path err = Files.createTempFile(scratch, "err", "");
        Process process = builder.command(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Started(process, out, err);
    }

    /** A command that runs, and the files that its output goes to. */
    record Started(Process process, Path out, Path err) {

        Result end() throws IOException, InterruptedException {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(process.info() + " has not ended; it said: " + text(out) + text(err));
            }
            return new Result(process.exitValue(), text(out), text(err));
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
