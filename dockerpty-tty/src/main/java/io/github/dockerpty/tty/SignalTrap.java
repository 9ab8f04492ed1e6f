// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A signal of the operating system that is handed to the program, until closed.
 *
 * <p>Every open trap of a signal is told, the oldest first. Callbacks run one at a time for all signals of the process,
 * on threads that the JVM makes for the purpose, in the order in which the JVM hands the signals over; two that arrive
 * in the same moment may swap, and the kernel merges equal ones that are still pending. A callback must return soon
 * and leave work to other threads; merging a burst (WINCH) is the caller's part. What a callback throws goes to the
 * uncaught-exception handler of its thread, and the other traps are told all the same.
 *
 * <p>With the last trap of a signal closed, the handler from before the first one is back.
 */
public final class SignalTrap implements AutoCloseable {

    private final String name;
    private final Consumer<String> receiver;
    private volatile boolean closed;

    private SignalTrap(String name, Consumer<String> receiver) {
        this.name = Objects.requireNonNull(name, "name");
        this.receiver = Objects.requireNonNull(receiver, "receiver");
    }

    /**
     * Traps a signal, if that is possible and wanted.
     *
     * @param name the signal without SIG, for example {@code WINCH}
     * @param receiver gets the name at each delivery
     * @return the trap; empty, with nothing installed, if the signal is being ignored (nohup, or {@code &} in a
     *     script: it stays ignored), if it cannot be trapped (KILL, STOP, QUIT, SEGV, ILL, FPE; under {@code -Xrs} also
     *     HUP, INT and TERM), if the JVM lives on it (PIPE, XFSZ, BUS, CHLD, URG, and USR2 unless the environment
     *     variable {@code _JAVA_SR_SIGNUM} gives the JVM another one), or if this system does not know the name
     */
    public static Optional<SignalTrap> install(String name, Consumer<String> receiver) {
        SignalTrap trap = new SignalTrap(name, receiver);
        return TrappedSignals.add(trap) ? Optional.of(trap) : Optional.empty();
    }

    /**
     * The signal's name.
     *
     * @return the name without SIG
     */
    public String name() {
        return name;
    }

    /** Ends deliveries; one that has begun on another thread may still finish. A second call does nothing. */
    @Override
    public void close() {
        closed = true;
        TrappedSignals.remove(this);
    }

    void deliver() {
        try {
            if (!closed) {
                receiver.accept(name);
            }
        } catch (RuntimeException thrown) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, thrown);
        }
    }
}
