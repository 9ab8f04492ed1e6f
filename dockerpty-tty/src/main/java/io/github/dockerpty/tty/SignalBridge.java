// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
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

    /**
     * A handler that passes the name of each signal on.
     *
     * <p>Made by the factory behind lambdas: a proxy costs each start of the command several times as much.
     */
    @SuppressWarnings("checkstyle:IllegalCatch") // what a method handle declares
    static Object handler(Consumer<String> receiver) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodType handle = MethodType.methodType(void.class, SIGNAL.getDeclaringClass());
            MethodType pass = MethodType.methodType(void.class, Consumer.class, Object.class);
            return LambdaMetafactory.metafactory(
                            lookup,
                            "handle",
                            MethodType.methodType(HANDLER, Consumer.class),
                            handle,
                            lookup.findStatic(SignalBridge.class, "pass", pass),
                            handle)
                    .getTarget()
                    .invoke(receiver);
        } catch (Throwable changed) {
            throw new IllegalStateException("sun.misc.SignalHandler is not what it was", changed);
        }
    }

    @SuppressWarnings("UnusedMethod") // found by its name
    private static void pass(Consumer<String> receiver, Object signal) throws ReflectiveOperationException {
        receiver.accept((String) NAME.invoke(signal));
    }
}
