// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.pull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Runs a {@code docker-credential-*} program (github.com/docker/docker-credential-helpers, its protocol). */
final class CredentialProgram {

    private static final int LIMIT = 1 << 16;

    private CredentialProgram() {}

    static String name(String helper) {
        return "docker-credential-" + helper;
    }

    /**
     * Asks for a login; the registry goes to its stdin, so that nothing shows in a list of processes.
     *
     * <p>Blocks until the program ends; interrupting the thread ends it.
     *
     * @return its answer, JSON; empty if it knows no login
     * @throws IOException if it cannot be run or fails; the message never contains what it said
     */
    static Optional<byte[]> get(String helper, String registry) throws IOException {
        if (helper.indexOf('/') >= 0) {
            throw new IOException("'" + helper + "' in config.json is no name of a credential program");
        }
        Process process = start(helper);
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(registry.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It may answer without having read; what counts is its answer.
        }
        try {
            byte[] answer = process.getInputStream().readNBytes(LIMIT);
            if (process.waitFor() == 0) {
                return Optional.of(answer);
            }
            if (new String(answer, StandardCharsets.UTF_8).contains("credentials not found")) {
                return Optional.empty();
            }
            throw new IOException(name(helper) + " failed with status " + process.exitValue() + " for " + registry
                    + "; run 'docker-credential-" + helper + " get' yourself to see why");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + name(helper) + " looked for " + registry, e);
        } finally {
            process.destroyForcibly();
        }
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
