// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Tells virtual threads, which JDK 17 does not know, from platform threads. */
final class VirtualThreads {

    private static final Method IS_VIRTUAL = find();

    private VirtualThreads() {}

    static boolean isVirtual(Thread thread) {
        try {
            return IS_VIRTUAL != null && (Boolean) IS_VIRTUAL.invoke(thread);
        } catch (IllegalAccessException | InvocationTargetException unexpected) {
            throw new IllegalStateException("Thread.isVirtual cannot be asked", unexpected);
        }
    }

    private static Method find() {
        try {
            return Thread.class.getMethod("isVirtual");
        } catch (NoSuchMethodException older) {
            return null;
        }
    }
}
