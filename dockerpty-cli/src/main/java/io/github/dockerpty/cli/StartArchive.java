// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The archive of loaded classes that makes the next start quicker, in the user's cache folder.
 *
 * <p>The launcher names it, uses it where it exists, and makes it when called with {@code warm-up}. This notices that
 * it is missing, or that the JVM has rejected it, and has it made in the background. Whatever fails, fails silently:
 * the next start is as slow as this one.
 */
final class StartArchive {

    /** Who tries writes down so, beside the archive; who fails leaves that for as long as trying again is no use. */
    private static final String ATTEMPT = ".attempt";

    private static final long NEXT_ATTEMPT_MILLIS = 24 * 60 * 60_000L;

    /** A JVM that never takes an archive must not make one at each start. */
    private static final long YOUNGEST_REJECTED_MILLIS = 10 * 60_000L;

    private final Path archive;
    private final String launcher;
    private final boolean inUse;

    /**
     * The archive of one installation.
     *
     * @param archive where it is, or will be
     * @param launcher makes it
     * @param inUse whether this JVM runs on an archive; on the JDK's own, if this one is missing
     */
    StartArchive(Path archive, String launcher, boolean inUse) {
        this.archive = archive;
        this.launcher = launcher;
        this.inUse = inUse;
    }

    /** Has the archive made for the next start, if the launcher has asked for one and it is not there. */
    static void keepUp() {
        String named = System.getProperty("dockerpty.archive", "");
        String launcher = System.getProperty("dockerpty.launcher", "");
        if (!named.isEmpty() && !launcher.isEmpty()) {
            boolean inUse = System.getProperty("java.vm.info", "").contains("sharing");
            new StartArchive(Path.of(named), launcher, inUse).makeIfMissing();
        }
    }

    /** Starts a process that makes the archive, which nobody waits for; empty where none is to be made, or can be. */
    Optional<Process> makeIfMissing() {
        try {
            if (Files.exists(archive)) {
                if (inUse || isYounger(archive, YOUNGEST_REJECTED_MILLIS)) {
                    return Optional.empty();
                }
                Files.delete(archive);
            }
            return isFirst(Path.of(archive + ATTEMPT)) ? Optional.of(make()) : Optional.empty();
        } catch (IOException | RuntimeException noArchive) {
            return Optional.empty();
        }
    }

    /** Of several that end at once, one is. */
    private boolean isFirst(Path attempt) throws IOException {
        Files.createDirectories(archive.getParent());
        if (Files.exists(attempt) && !isYounger(attempt, NEXT_ATTEMPT_MILLIS)) {
            Files.deleteIfExists(attempt);
        }
        try {
            Files.createFile(attempt);
            return true;
        } catch (FileAlreadyExistsException somebodyElse) {
            return false;
        }
    }

    private static boolean isYounger(Path file, long millis) throws IOException {
        return System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis() < millis;
    }

    /** It holds none of our streams, so whoever waits for their end does not wait for it. */
    private Process make() throws IOException {
        return new ProcessBuilder("nice", "-n", "19", launcher, WarmUpCommand.VERB)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
