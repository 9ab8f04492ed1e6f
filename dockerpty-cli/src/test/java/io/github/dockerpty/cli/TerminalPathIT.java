// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.TerminalSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a session with a terminal loads: the terminal's library by the loader of the command, and nothing heavy. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class TerminalPathIT {

    private static final Pattern LOADED = Pattern.compile("\\[class,load *\\] (\\S+) source: (\\S+)");
    private static final String LOADER = "org.jline.nativ.JLineNativeLoader";

    @TempDir
    Path folder;

    @Test
    void session_loadsTheTerminalsLibraryAlone() throws Exception {
        List<String> loaded = new ArrayList<>();
        Path log = folder.resolve("classes");
        try (ScriptedContainer container = new ScriptedContainer()) {
            container.attached(Conversation.conversation().sendRaw("ready\r\n"));
            try (TerminalSession person = start(container, log)) {
                person.expectText("ready");
                assertThat(person.awaitExit()).isZero();
            }
        }
        for (String line : Files.readAllLines(log)) {
            Matcher found = LOADED.matcher(line);
            if (found.find()) {
                loaded.add(found.group(1));
                assertThat(!found.group(1).equals(LOADER) || found.group(2).endsWith("/start/start.jar"))
                        .as(line)
                        .isTrue();
            }
        }
        assertThat(loaded)
                .contains("org.jline.nativ.CLibrary", LOADER)
                .noneMatch(name -> name.startsWith("io.github.dockerpty.tty.Stty"))
                .noneMatch(name -> name.startsWith("jdk.internal.logger."))
                .noneMatch(name -> name.startsWith("java.util.logging."))
                .noneMatch(name -> name.startsWith("java.util.regex."))
                .noneMatch(name -> name.startsWith("java.lang.runtime."))
                // Whoever looks for a service or a resource opens every jar.
                .noneMatch(name -> name.startsWith("sun.net.www.protocol.jar.JarURL"));
    }

    /** Else the command's loader would lack what the library asks of its own. */
    @Test
    void library_callsNothingElseOfItsLoader() {
        List<String> called = new ArrayList<>();
        for (JavaClass each : new ClassFileImporter().importPackages("org.jline.nativ")) {
            if (!each.getName().startsWith(LOADER)) {
                for (JavaMethodCall call : each.getMethodCallsFromSelf()) {
                    if (call.getTargetOwner().getName().equals(LOADER)) {
                        called.add(call.getTarget().getName());
                    }
                }
            }
        }
        assertThat(called).isNotEmpty().containsOnly("initialize");
    }

    private TerminalSession start(ScriptedContainer container, Path log) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xlog:class+load:file=" + log,
                "-Dlibrary.jline.path=" + BuiltCommand.FOLDER.resolve("lib/native/org/jline/nativ"),
                "-cp",
                BuiltCommand.classPath(),
                Main.class.getName(),
                "exec",
                "-it",
                "c1",
                "sh"));
        if (Runtime.version().feature() > 22) {
            command.add(1, "--enable-native-access=ALL-UNNAMED");
        }
        return TerminalSession.of(command.toArray(new String[0]))
                .environment(container.engine.environment())
                .start();
    }
}
