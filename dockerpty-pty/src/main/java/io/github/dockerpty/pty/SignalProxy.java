// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.tty.SignalTrap;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What a session does with the signals that this process gets: passes them on, or ends the session.
 *
 * <p>A signal that comes before the process runs waits until it does. All work is done on a thread of its own, never in
 * the delivery of a signal.
 *
 * <p>Of what can be trapped, TTIN and TTOU are left alone, because a trapped one is raised again without end, and WINCH
 * is not passed on to a process with a terminal, which gets its own from the change of size.
 */
final class SignalProxy implements AutoCloseable, Consumer<String> {

    private static final int FORCE = 3;
    private static final String[] ENDING = {"INT", "TERM", "HUP"};
    private static final String[] PASSED_ON = {
        "HUP", "INT", "TERM", "QUIT", "USR1", "USR2", "ALRM", "VTALRM", "PWR", "TSTP", "CONT", "WINCH"
    };

    private final Operation operation;
    private final Signals treatment;
    private final Ending ending;
    private final Errand errand;

    /** Apart, because the errand may wait for an engine that does not answer. */
    private final Errand force;

    private final List<SignalTrap> traps = new ArrayList<>();

    /** Guarded by this, as all that follows. */
    private final Deque<String> pending = new ArrayDeque<>();

    private boolean started;
    private int stops;

    /** The third INT or TERM, null until it came. */
    private volatile String forced;

    private final AtomicInteger accepted = new AtomicInteger();

    private SignalProxy(Operation operation, Signals treatment, Ending ending, String threadName) {
        this.operation = operation;
        this.treatment = treatment;
        this.ending = ending;
        this.errand = new Errand(threadName) {
            @Override
            void work() {
                handleAll();
            }
        };
        this.force = new Errand(threadName) {
            @Override
            void work() {
                ending.decide(new Outcome.Interrupted(forced, FORCE), SessionAccount.End.SIGNAL);
            }
        };
    }

    static SignalProxy install(Operation operation, boolean tty, Ending ending, String threadName) {
        Signals treatment = treatment(operation, tty);
        SignalProxy proxy = new SignalProxy(operation, treatment, ending, threadName);
        if (treatment == Signals.PROXY) {
            proxy.trap(PASSED_ON, tty ? "WINCH" : "");
        } else if (treatment != Signals.UNTOUCHED) {
            proxy.trap(ENDING, "");
        }
        return proxy;
    }

    private static Signals treatment(Operation operation, boolean tty) {
        Signals wanted = operation.options().signals();
        // Not a switch, which would have a class of its own loaded at each start of the command.
        if (wanted != Signals.PROXY && wanted != Signals.PROXY_WITHOUT_TTY) {
            return wanted;
        }
        boolean passed = operation.takesSignals() && !(tty && wanted == Signals.PROXY_WITHOUT_TTY);
        return passed ? Signals.PROXY : Signals.INTERRUPT;
    }

    private void trap(String[] names, String except) {
        for (String name : names) {
            if (!name.equals(except)) {
                Optional<SignalTrap> trap = SignalTrap.install(name, this);
                if (trap.isPresent()) {
                    traps.add(trap.get());
                }
            }
        }
    }

    /** A signal came; on a thread of the JVM, so nothing is done here. */
    @Override
    public void accept(String name) {
        synchronized (this) {
            if ((name.equals("INT") || name.equals("TERM")) && ++stops == FORCE) {
                forced = name;
                force.call();
            }
            pending.add(name);
        }
        errand.call();
    }

    /** The process runs: what came before is passed on now. */
    void started() {
        synchronized (this) {
            started = true;
            if (pending.isEmpty()) {
                return;
            }
        }
        errand.call();
    }

    /** How many signals the engine took. */
    int accepted() {
        return accepted.get();
    }

    /** The names of those trapped. */
    List<String> trapped() {
        List<String> names = new ArrayList<>();
        for (SignalTrap trap : traps) {
            names.add(trap.name());
        }
        return names;
    }

    private void handleAll() {
        for (String name = next(); name != null; name = next()) {
            if (treatment == Signals.PROXY) {
                passOn(name);
            } else if (treatment == Signals.DETACH && !name.equals("HUP")) {
                ending.decide(new Outcome.Detached(), SessionAccount.End.SIGNAL);
            } else {
                ending.decide(new Outcome.Interrupted(name, 1), SessionAccount.End.SIGNAL);
            }
        }
    }

    /** The next signal to be handled; null when there is none, or the process does not run yet. */
    private String next() {
        synchronized (this) {
            boolean ready = forced == null && (treatment != Signals.PROXY || started);
            return ready ? pending.poll() : null;
        }
    }

    /** A refusal means that the process has ended meanwhile, which the session learns by other means. */
    private void passOn(String name) {
        try {
            operation.signal(name);
            accepted.incrementAndGet();
        } catch (IOException ended) {
            // As the method says.
        }
    }

    @Override
    public void close() {
        for (SignalTrap trap : traps) {
            trap.close();
        }
        errand.close();
        force.close();
    }
}
