// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * The JDK's signal API by reflection.
 *
 * <p>Naming {@code sun.misc.Signal} in the source gives compiler warnings that nothing turns off. Handlers are opaque
 * objects here.
 */
final class SignalBridge {

    private static final Class<?> HANDLER;
    private static final Constructor<?> SIGNAL;
    private static final Method NAME;
    private static final Method HANDLE;
    private static final Object IGNORE;

    static {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            HANDLER = Class.forName("sun.misc.SignalHandler");
            SIGNAL = signal.getConstructor(String.class);
            NAME = signal.getMethod("getName");
            HANDLE = signal.getMethod("handle", signal, HANDLER);
            IGNORE = HANDLER.getField("SIG_IGN").get(null);
        } catch (ReflectiveOperationException missing) {
            throw new ExceptionInInitializerError(missing);
        }
    }

    private SignalBridge() {}

    /**
     * Installs a handler and gives the previous one.
     *
     * @throws IllegalArgumentException if the signal is unknown, or kept by the JVM or the system
     */
    static Object handle(String name, Object handler) {
        try {
            return HANDLE.invoke(null, SIGNAL.newInstance(name), handler);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException("signal " + name + " cannot be handled", refused.getCause());
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("sun.misc.Signal is not what it was", changed);
        }
    }

    static boolean isIgnore(Object handler) {
        return IGNORE.equals(handler);
    }

    /** A handler that passes the name of each signal on. */
    static Object handler(Consumer<String> receiver) {
        ClassLoader loader = SignalBridge.class.getClassLoader();
        return Proxy.newProxyInstance(
                loader, new Class<?>[] {HANDLER}, (self, method, arguments) -> switch (method.getName()) {
                    case "handle" -> pass(receiver, arguments[0]);
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    default -> "dockerpty signal handler";
                });
    }

    private static Object pass(Consumer<String> receiver, Object signal) throws ReflectiveOperationException {
        receiver.accept((String) NAME.invoke(signal));
        return null;
    }
}
