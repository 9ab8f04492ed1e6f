// SPDX-License-Identifier: Apache-2.0
package org.jline.nativ;

import java.io.File;

/**
 * Loads the terminal's library for the command, in place of the class of this name in jline-native.
 *
 * <p>On the launcher's class path this comes before jline-native, whose own class asks for a logger, which opens every
 * jar there, reads its version and looks through the temporary folder: half of what a session's prompt would take. The
 * launcher has unpacked the libraries and says where, so that none of this is needed. What this cannot load, the
 * command does without: it calls stty then.
 */
public final class JLineNativeLoader {

    private JLineNativeLoader() {}

    /**
     * Loads the library, once; called as the classes with native methods are initialized.
     *
     * @return whether there is one for this system, and it could be loaded
     */
    public static boolean initialize() {
        String folder = System.getProperty("library.jline.path", "");
        String processor = processor(System.getProperty("os.arch", ""));
        return switch (System.getProperty("os.name", "")) {
            // The system refuses one that was made for another C library.
            case "Linux" -> loads(folder, "Linux", processor, "so") || loads(folder, "Linux-musl", processor, "so");
            case "FreeBSD" -> loads(folder, "FreeBSD", processor, "so");
            case "Mac OS X" -> loads(folder, "Mac", processor, "jnilib");
            default -> false;
        };
    }

    private static String processor(String java) {
        return switch (java) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm64";
            case "i386" -> "x86";
            default -> java;
        };
    }

    private static boolean loads(String folder, String system, String processor, String ending) {
        File file = new File(folder, system + "/" + processor + "/libjlinenative." + ending);
        if (!file.exists()) {
            return false;
        }
        try {
            System.load(file.getAbsolutePath());
            return true;
        } catch (UnsatisfiedLinkError refused) {
            return false;
        }
    }
}
