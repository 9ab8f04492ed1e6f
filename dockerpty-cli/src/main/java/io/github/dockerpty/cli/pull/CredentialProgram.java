// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.pull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a {@code docker-credential-*} program (github.com/docker/docker-credential-helpers, its protocol). */
final class CredentialProgram {

    private static final int LIMIT = 1 << 16;

    /** Long enough for a user who is asked for a passphrase. */
    private static final Duration TIME = Duration.ofMinutes(2);

    private CredentialProgram() {}

    static String name(String helper) {
        return "docker-credential-" + helper;
    }

    /**
     * Asks for a login; the registry goes to its stdin, so that nothing shows in a list of processes.
     *
     * <p>Blocks until the program answers or two minutes are over; interrupting the thread ends the program.
     *
     * @return its answer, JSON; empty if it knows no login
     * @throws IOException if it cannot be run, fails or is too slow; the message never contains what it said
     */
    static Optional<String> get(String helper, String registry) throws IOException {
        if (helper.indexOf('/') >= 0) {
            throw new IOException("'" + helper + "' in config.json is no name of a credential program");
        }
        return answer(start(helper), name(helper), registry, TIME);
    }

    /** The same for a program that runs, which is ended. */
    static Optional<String> answer(Process process, String program, String registry, Duration limit)
            throws IOException {
        FutureTask<Answer> answer = new FutureTask<>(() -> ask(process, registry));
        Thread asking = new Thread(answer, "dockerpty-credentials");
        asking.setDaemon(true);
        asking.start();
        try {
            return login(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS), program, registry);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + program + " looked for " + registry, e);
        } catch (TimeoutException e) {
            throw new IOException(
                    program + " has not answered for " + registry + " within " + limit.toSeconds() + " seconds; run '"
                            + program + " get' yourself to see why",
                    e);
        } catch (ExecutionException e) {
            throw new IOException(program + " cannot be read: " + e.getCause().getMessage(), e.getCause());
        } finally {
            // A program that asks the user has others do it.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /**
     * What a program said.
     *
     * @param status how it ended
     * @param text its stdout
     */
    private record Answer(int status, String text) {}

    private static Answer ask(Process process, String registry) throws IOException, InterruptedException {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(registry.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It may answer without having read; what counts is its answer.
        }
        String text = new String(process.getInputStream().readNBytes(LIMIT), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    private static Optional<String> login(Answer answer, String program, String registry) throws IOException {
        if (answer.status() == 0) {
            return Optional.of(answer.text());
        }
        if (answer.text().contains("credentials not found")) {
            return Optional.empty();
        }
        throw new IOException(program + " failed with status " + answer.status() + " for " + registry + "; run '"
                + program + " get' yourself to see why");
    }

    private static Process start(String helper) throws IOException {
        try {
            return new ProcessBuilder(name(helper), "get")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IOException(
                    name(helper) + ", which config.json names, cannot be run; install it or take it out of config.json",
                    e);
        }
    }
}
