// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The open traps of the process and the handlers that they displaced. */
final class TrappedSignals {

    /** HotSpot handles these itself; CHLD and URG tell a program nothing. */
    private static final Set<String> RESERVED = Set.of("PIPE", "XFSZ", "BUS", "CHLD", "URG");

    /** HotSpot suspends threads by USR2, unless this variable of its environment names another signal. */
    private static final boolean USR2_RESERVED = System.getenv("_JAVA_SR_SIGNUM") == null;

    /** Orders callbacks: the JVM delivers each signal on a thread of its own. Fair, so first come is first served. */
    private static final ReentrantLock DELIVERY = new ReentrantLock(true);

    private static final Object HANDLER = SignalBridge.handler(new Delivery());

    /** Guarded by the class. */
    private static final Map<String, TrappedSignals> BY_NAME = new HashMap<>();

    private final List<SignalTrap> traps = new CopyOnWriteArrayList<>();
    private final Object previous;

    private TrappedSignals(Object previous) {
        this.previous = previous;
    }

    static synchronized boolean add(SignalTrap trap) {
        TrappedSignals signal = BY_NAME.get(trap.name());
        if (signal == null) {
            Object displaced = displace(trap.name());
            if (displaced == null) {
                return false;
            }
            signal = new TrappedSignals(displaced);
            BY_NAME.put(trap.name(), signal);
        }
        return signal.traps.add(trap);
    }

    static synchronized void remove(SignalTrap trap) {
        TrappedSignals signal = BY_NAME.get(trap.name());
        if (signal != null && signal.traps.remove(trap) && signal.traps.isEmpty()) {
            BY_NAME.remove(trap.name());
            SignalBridge.handle(trap.name(), signal.previous);
        }
    }

    /** Installs our handler and gives the one from before; null, with that one in place again, if it must not be. */
    private static Object displace(String name) {
        if (RESERVED.contains(name) || (USR2_RESERVED && name.equals("USR2"))) {
            return null;
        }
        try {
            Object displaced = SignalBridge.handle(name, HANDLER);
            if (SignalBridge.isIgnore(displaced)) {
                SignalBridge.handle(name, displaced);
                return null;
            }
            return displaced;
        } catch (IllegalArgumentException unknownOrTaken) {
            return null;
        }
    }

    private static void deliver(String name) {
        DELIVERY.lock();
        try {
            for (SignalTrap trap : open(name)) {
                trap.deliver();
            }
        } finally {
            DELIVERY.unlock();
        }
    }

    private static synchronized List<SignalTrap> open(String name) {
        TrappedSignals signal = BY_NAME.get(name);
        return signal == null ? List.of() : signal.traps;
    }

    /** A class with a name, because a lambda costs more at the start of the command. */
    private static final class Delivery implements Consumer<String> {

        @Override
        public void accept(String name) {
            deliver(name);
        }
    }
}
