// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jline.nativ.CLibrary;

/** The ways to a pseudo-terminal. */
enum PtyDriver {
    /** By jline-native's openpty. */
    NATIVE {
        @Override
        Pty open(int rows, int columns) throws IOException {
            try {
                return NativePty.open(rows, columns);
            } catch (LinkageError | IllegalCallerException refused) {
                throw new IOException(
                        "no pseudo-terminal: native code is refused (" + refused.getMessage()
                                + ") and there is no script of util-linux with setsid, and env of coreutils 8.31",
                        refused);
            }
        }
    },

    /** By {@code script}, with no native code. */
    SCRIPT {
        @Override
        Pty open(int rows, int columns) throws IOException {
            return ScriptPty.open(rows, columns);
        }
    };

    /** Forces a driver: {@code native} or {@code script}. */
    static final String PROPERTY = "dockerpty.terminal";

    /** Found out at the first terminal, not before: it may load a library or start a process. */
    private static final class Choice {
        static final PtyDriver USUAL = choose(System.getProperty(PROPERTY, ""));
    }

    abstract Pty open(int rows, int columns) throws IOException;

    /** Native code where it runs without a warning, else script if it is there. */
    static PtyDriver usual() {
        return Choice.USUAL;
    }

    static PtyDriver choose(String forced) {
        return switch (forced) {
            case "native" -> NATIVE;
            case "script" -> SCRIPT;
            case "" -> isNativeQuiet() || !Probe.works(ScriptStart.probe()) ? NATIVE : SCRIPT;
            default ->
                throw new IllegalArgumentException(
                        PROPERTY + "=" + forced + " names no way to a pseudo-terminal: use native or script");
        };
    }

    private static boolean isNativeQuiet() {
        return isNativeAccessEnabled() && isNativeLoadable();
    }

    /** Before JDK 22 there is neither question nor warning. */
    private static boolean isNativeAccessEnabled() {
        try {
            Method question = Module.class.getMethod("isNativeAccessEnabled");
            return (Boolean) question.invoke(CLibrary.class.getModule());
        } catch (NoSuchMethodException older) {
            return true;
        } catch (NoClassDefFoundError missing) {
            return false;
        } catch (IllegalAccessException | InvocationTargetException unexpected) {
            throw new IllegalStateException("Module.isNativeAccessEnabled cannot be asked", unexpected);
        }
    }

    private static boolean isNativeLoadable() {
        try {
            CLibrary.isatty(-1);
            return true;
        } catch (LinkageError refused) {
            return false;
        }
    }
}
