// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps the recordings of sessions until it is known whether their test has failed.
 *
 * <p>Two ask for that: whoever watches a test, for the sessions that the test's thread and the threads begun by it
 * start; and the system property {@value #PROPERTY}, a folder, for all others. Those are written when a wait of theirs
 * fails.
 */
public final class Recordings {

    /** Names the folder for what failed tests leave. */
    public static final String PROPERTY = "dockerpty.failures";

    private static final InheritableThreadLocal<List<Kept>> WATCHED = new InheritableThreadLocal<>();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Recordings() {}

    /**
     * A session's recording in memory.
     *
     * @param program its name without folders
     * @param recording until now
     * @param isWatched whether somebody else will write it
     */
    record Kept(String program, Recording recording, boolean isWatched) {

        /** Writes it if a failure is its only chance; returns the file, or null. */
        Path writeAfterFailure() {
            String folder = System.getProperty(PROPERTY, "");
            if (isWatched || folder.isEmpty()) {
                return null;
            }
            String name = program + "-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
            try {
                return write(Path.of(folder), name);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write a recording to " + folder + " (" + PROPERTY + ")", e);
            }
        }

        private Path write(Path folder, String name) throws IOException {
            return Files.writeString(Files.createDirectories(folder).resolve(name + ".cast"), recording.text());
        }
    }

    /** Keeps the recordings of all sessions that this thread starts from now on; forgets those kept before. */
    public static void watch() {
        WATCHED.set(new CopyOnWriteArrayList<>());
    }

    /** Ends the watch and forgets what it has kept. */
    public static void forget() {
        WATCHED.remove();
    }

    /**
     * Writes what the watch has kept, as asciicasts named after number and program.
     *
     * @param folder made if need be
     * @return the files; none without a watch
     * @throws IOException when one cannot be written
     */
    public static List<Path> writeTo(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        List<Kept> watched = WATCHED.get();
        if (watched != null) {
            for (Kept kept : watched) {
                files.add(kept.write(folder, (files.size() + 1) + "-" + kept.program()));
            }
        }
        return files;
    }

    /** The recording of a new session that is not recorded to a file; of nothing if nobody asks for one. */
    static Kept of(String program, int rows, int columns) {
        List<Kept> watched = WATCHED.get();
        if (watched == null && System.getProperty(PROPERTY, "").isEmpty()) {
            return new Kept(program, Recording.none(), false);
        }
        var kept = new Kept(program, Recording.inMemory(rows, columns), watched != null);
        if (watched != null) {
            watched.add(kept);
        }
        return kept;
    }
}
