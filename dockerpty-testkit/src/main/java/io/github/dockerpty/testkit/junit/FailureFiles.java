// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.junit;

import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.RecordedRequest;
import io.github.dockerpty.testkit.TestEngine;
import io.github.dockerpty.testkit.terminal.Recordings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What is kept of a test that has failed: the failure, which shows the screen if a terminal session failed; the
 * recordings of the terminal sessions that its thread has started, as asciicasts; the requests to its embedded engine.
 */
public final class FailureFiles {

    private FailureFiles() {}

    /**
     * Where the files of failed tests are, in a folder for each test.
     *
     * @return the folder that the system property {@code dockerpty.failures} names; without it {@code
     *     dockerpty-failures} in Maven's {@code target} or Gradle's {@code build} if there is one, else where temporary
     *     files are
     */
    public static Path folder() {
        String named = System.getProperty("dockerpty.failures", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        for (String build : List.of("target", "build")) {
            if (Files.isDirectory(Path.of(build))) {
                return Path.of(build, "dockerpty-failures");
            }
        }
        return Path.of(System.getProperty("java.io.tmpdir"), "dockerpty-failures");
    }

    /** Begins to keep what the sessions of this thread's test show. */
    static void begin() {
        Recordings.watch();
    }

    /** Writes what is kept, if the test has failed, and forgets it. */
    static void end(ExtensionContext context, TestEngine engine) throws IOException {
        try {
            Optional<Throwable> failure = context.getExecutionException();
            if (failure.isPresent()) {
                write(context, failure.get(), engine);
            }
        } finally {
            Recordings.forget();
        }
    }

    private static void write(ExtensionContext context, Throwable failure, TestEngine engine) throws IOException {
        Path folder = Files.createDirectories(folder().resolve(name(context)));
        try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(folder.resolve("failure.txt")))) {
            failure.printStackTrace(writer);
        }
        Recordings.writeTo(folder);
        if (engine instanceof EmbeddedEngine embedded) {
            List<String> requests =
                    embedded.requests().stream().map(RecordedRequest::toString).toList();
            Files.write(folder.resolve("requests.txt"), requests);
        }
        context.publishReportEntry("dockerpty.failure", folder.toString());
    }

    private static String name(ExtensionContext context) {
        String method = context.getRequiredTestMethod().getName();
        String whole = context.getRequiredTestClass().getSimpleName() + "." + method;
        String shown = context.getDisplayName();
        return (shown.startsWith(method) ? whole : whole + "." + shown).replaceAll("[^A-Za-z0-9._-]+", "_");
    }
}
