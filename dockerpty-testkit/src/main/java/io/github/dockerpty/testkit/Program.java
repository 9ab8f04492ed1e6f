// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a container of the {@link EmbeddedEngine} does, written in Java.
 *
 * <p>Runs on a daemon thread of its own, as the main process of a container or as an exec; the same object may run
 * several times at once. A signal that ends it interrupts that thread and lets its streams fail.
 */
@FunctionalInterface
public interface Program {

    /**
     * Runs until the process ends.
     *
     * @param session the process' streams, terminal and signals
     * @return the exit code, 0 to 255
     * @throws Exception anything: its text goes to the standard error, and the exit code is 1
     */
    int run(Session session) throws Exception;

    /**
     * One run of a program: what a process sees of its container.
     *
     * <p>With a terminal, a line discipline stands between client and program as the kernel's does: it echoes, edits
     * lines (erase by DEL or ^H, kill by ^U), turns CR into LF, makes ^C, ^\ and ^Z signals and ^D the end of
     * the input, and sends LF as CR LF; {@link #raw} turns all that off. Usable from any thread.
     */
    interface Session {

        /** {@return the program's name and arguments, as the client gave them; empty if it gave none} */
        List<String> command();

        /** {@return the variables of image, container and exec} */
        Map<String, String> environment();

        /** {@return the folder that the client named, else {@code /}} */
        String directory();

        /** {@return whether the process has a terminal} */
        boolean hasTty();

        /** {@return the terminal's rows now; 0 until a client has said} */
        int rows();

        /** {@return the terminal's columns now; 0 until a client has said} */
        int columns();

        /**
         * The standard input; ends at once if none is attached.
         *
         * @return always the same stream; on a terminal one read gives one line at most, and an end by ^D holds for
         *     one read
         */
        InputStream stdin();

        /** {@return the standard output; a write blocks while a client does not read, and fails once the process has
         * ended} */
        OutputStream stdout();

        /** {@return the standard error; on a terminal the same as the standard output} */
        OutputStream stderr();

        /**
         * Blocks for one line of the input.
         *
         * @return the line as UTF-8 without its end; null at the end of the input
         * @throws IOException when the process is ended by a signal
         */
        String readLine() throws IOException;

        /**
         * Writes to the standard output.
         *
         * @param text sent as UTF-8
         * @throws IOException when the process has been ended by a signal
         */
        void print(String text) throws IOException;

        /**
         * Writes to the standard error.
         *
         * @param text sent as UTF-8
         * @throws IOException when the process has been ended by a signal
         */
        void printError(String text) throws IOException;

        /** Turns the line discipline off: every byte goes through as it is. */
        void raw();

        /** Turns the line discipline on again. */
        void cooked();

        /**
         * Sets what happens when the terminal gets another size.
         *
         * @param action runs on the thread of the request that resizes
         */
        void onResize(Runnable action);

        /**
         * Handles signals, all but KILL; without this INT, TERM, HUP, QUIT, USR1, USR2 and the like end the process
         * with 128 + n, also as process 1 of its container, and TSTP, WINCH, CHLD, CONT and URG do nothing.
         *
         * @param handler gets the name without SIG on the thread that sends it, for example {@code INT}
         */
        void onSignal(Consumer<String> handler);

        /**
         * Blocks until the terminal's size is another one than at the start of the process or at the end of the last
         * such wait.
         *
         * @param limit how long at most
         * @throws InterruptedException when the process is ended by a signal
         * @throws AssertionError when no other size comes in time
         */
        void awaitResize(Duration limit) throws InterruptedException;

        /**
         * Blocks until a signal ends the process: the rest of a program that only waits.
         *
         * @throws InterruptedException then
         */
        void awaitEnd() throws InterruptedException;
    }
}
