// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.util.function.Consumer;

/**
 * The JDK's signal API, which is named here alone; handlers are opaque objects elsewhere.
 *
 * <p>By name, and not by reflection: a handler that is made at run time costs each start of the command milliseconds.
 */
final class SignalBridge {

    private SignalBridge() {}

    /**
     * Installs a handler and gives the previous one.
     *
     * @throws IllegalArgumentException if the signal is unknown, or kept by the JVM or the system
     */
    static Object handle(String name, Object handler) {
        return sun.misc.Signal.handle(new sun.misc.Signal(name), (sun.misc.SignalHandler) handler);
    }

    static boolean isIgnore(Object handler) {
        return sun.misc.SignalHandler.SIG_IGN.equals(handler);
    }

    /** A handler that passes the name of each signal on. */
    static Object handler(Consumer<String> receiver) {
        return new Handler(receiver);
    }

    /** A class with a name, because a lambda costs more at the start of the command. */
    private static final class Handler implements sun.misc.SignalHandler {

        private final Consumer<String> receiver;

        Handler(Consumer<String> receiver) {
            this.receiver = receiver;
        }

        @Override
        public void handle(sun.misc.Signal signal) {
            receiver.accept(signal.getName());
        }
    }
}
