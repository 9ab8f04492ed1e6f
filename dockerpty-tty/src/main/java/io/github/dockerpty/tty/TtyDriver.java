// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** The ways to reach a terminal's modes; one is chosen once for the process. */
enum TtyDriver {
    NATIVE,
    STTY;

    /** Forces a driver: {@code native} or {@code stty}. */
    static final String PROPERTY = "dockerpty.tty";

    /** Chosen at the first terminal, not before: choosing may load a library. */
    private static final class Choice {
        static final TtyDriver CHOSEN = choose(System.getProperty(PROPERTY, ""));
    }

    static TtyDriver chosen() {
        return Choice.CHOSEN;
    }

    Tty open(int fd) {
        return this == NATIVE ? new NativeTty(fd) : new SttyTty(fd);
    }

    static TtyDriver choose(String forced) {
        return switch (forced) {
            case "native" -> NATIVE;
            case "stty" -> STTY;
            case "" -> isQuietlyLoadable() ? NATIVE : STTY;
            default ->
                throw new IllegalArgumentException(
                        PROPERTY + "=" + forced + " names no terminal driver: use native or stty");
        };
    }

    private static boolean isQuietlyLoadable() {
        boolean bundled = TermiosFlags.isKnown(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        return bundled && isNativeAccessEnabled(NativeTty.library()) && NativeTty.loads();
    }

    /** Whether native code of that module runs without a warning; before 22 there is neither question nor warning. */
    static boolean isNativeAccessEnabled(Module module) {
        try {
            Method question = Module.class.getMethod("isNativeAccessEnabled");
            return (Boolean) question.invoke(module);
        } catch (NoSuchMethodException older) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException unexpected) {
            throw new IllegalStateException("Module.isNativeAccessEnabled cannot be asked", unexpected);
        }
    }
}
