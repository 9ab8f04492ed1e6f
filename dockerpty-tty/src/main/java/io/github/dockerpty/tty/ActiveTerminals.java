// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/** The terminals whose modes are changed now, the one shutdown hook that restores them, and the SIGCONT trap. */
final class ActiveTerminals {

    /** Its monitor guards the state of every Terminal: they share devices, and the hook must see them all at rest. */
    static final ActiveTerminals OF_THIS_JVM = new ActiveTerminals();

    private final Deque<Terminal> newestFirst = new ArrayDeque<>();
    private boolean hooked;
    private boolean ending;
    private Optional<SignalTrap> continued = Optional.empty();

    private ActiveTerminals() {}

    synchronized void start(Terminal terminal) throws IOException {
        if (!terminal.isStartable()) {
            return;
        }
        if (ending) {
            throw new IllegalStateException("the JVM is shutting down; no terminal can be started");
        }
        // The hook comes first: from the first changed bit on somebody must be there to restore.
        hook();
        terminal.save();
        add(terminal);
        try {
            terminal.apply();
        } catch (IOException | RuntimeException refused) {
            undo(terminal, refused);
            throw refused;
        }
    }

    private void undo(Terminal terminal, Exception refused) {
        try {
            stop(terminal);
        } catch (IOException too) {
            refused.addSuppressed(too);
        }
    }

    synchronized void stop(Terminal terminal) throws IOException {
        terminal.restore();
        newestFirst.remove(terminal);
        if (newestFirst.isEmpty()) {
            if (continued.isPresent()) {
                continued.get().close();
            }
            continued = Optional.empty();
        }
    }

    private void hook() {
        if (!hooked) {
            Runtime.getRuntime().addShutdownHook(new Thread(new Restoring(), "dockerpty-restore"));
            hooked = true;
        }
    }

    private void add(Terminal terminal) {
        if (newestFirst.isEmpty()) {
            continued = SignalTrap.install("CONT", new Applying());
        }
        newestFirst.addFirst(terminal);
    }

    private synchronized void restoreAll() {
        ending = true;
        for (Terminal terminal : newestFirst) {
            restoreIfPossible(terminal);
        }
        newestFirst.clear();
    }

    private synchronized void applyAll() {
        for (Iterator<Terminal> each = newestFirst.descendingIterator(); each.hasNext(); ) {
            applyAgainIfPossible(each.next());
        }
    }

    private static void restoreIfPossible(Terminal terminal) {
        try {
            terminal.restore();
        } catch (IOException | RuntimeException gone) {
            // At the end of the JVM nobody is left to be told, and one dead terminal must not keep the others raw.
        }
    }

    private static void applyAgainIfPossible(Terminal terminal) {
        try {
            terminal.applyAgain();
        } catch (IOException | RuntimeException gone) {
            // It may have hung up while the process was stopped; its reader will see that as the end.
        }
    }

    /* Classes with names, because a lambda costs more at the start of a program. */

    private final class Restoring implements Runnable {

        @Override
        public void run() {
            restoreAll();
        }
    }

    private final class Applying implements Consumer<String> {

        @Override
        public void accept(String signal) {
            applyAll();
        }
    }
}
