// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that runs a class of these tests in a JVM of its own, the running one's release. */
final class ChildJvm {

    private static final String MODULE = "io.github.dockerpty.tty";
    private static final Path CLASSES = location(Tty.class);
    private static final Path JLINE = location(org.jline.nativ.CLibrary.class);
    private static final Path TESTS = Path.of("target", "test-classes").toAbsolutePath();

    private ChildJvm() {}

    /** As the module, with native access granted where the JVM asks for that. */
    static String[] command(Class<?> main, List<String> options, String... arguments) {
        List<String> all = new ArrayList<>(options);
        if (Runtime.version().feature() >= 24) {
            all.add("--enable-native-access=org.jline.nativ");
        }
        return plain(main, all, arguments);
    }

    /** As the module, without any such flag. */
    static String[] plain(Class<?> main, List<String> options, String... arguments) {
        List<String> command = start(options);
        command.addAll(List.of("--module-path", CLASSES + ":" + JLINE, "--patch-module", MODULE + "=" + TESTS));
        command.addAll(List.of("--module", MODULE + "/" + main.getName()));
        command.addAll(List.of(arguments));
        return command.toArray(new String[0]);
    }

    /** On the class path, without any such flag. */
    static String[] onClassPath(Class<?> main, List<String> options, String... arguments) {
        List<String> command = start(options);
        command.addAll(List.of("--class-path", CLASSES + ":" + JLINE + ":" + TESTS, main.getName()));
        command.addAll(List.of(arguments));
        return command.toArray(new String[0]);
    }

    private static List<String> start(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(options);
        return command;
    }

    private static Path location(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
