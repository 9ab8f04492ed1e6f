// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.TerminalSession;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A session at which nobody types, on the built command's own JVM options. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class IdleIT {

    private static final Duration SILENCE = Duration.ofSeconds(1);
    private static final int WINDOWS = 4;

    /** What HotSpot does once in five seconds, and the output that ends a window; without the options it is ten. */
    private static final long MOST = 4;

    @Test
    void session_waits_withoutWakingUp() throws Exception {
        Conversation conversation = Conversation.conversation().sendRaw("window 0\r\n");
        for (int i = 1; i <= WINDOWS; i++) {
            conversation = conversation.pause(SILENCE).sendRaw("window " + i + "\r\n");
        }
        try (ScriptedContainer container = new ScriptedContainer()) {
            container.attached(conversation);
            try (TerminalSession person = start(container)) {
                long least = Long.MAX_VALUE;
                person.expectText("window 0");
                for (int i = 1; i <= WINDOWS; i++) {
                    long before = switches(person.pid());
                    person.expectText("window " + i);
                    least = i == WINDOWS ? least : Math.min(least, switches(person.pid()) - before);
                }
                assertThat(least).as("wake-ups in %s", SILENCE).isBetween(0L, MOST);
                assertThat(person.awaitExit()).isZero();
            }
        }
    }

    private static TerminalSession start(ScriptedContainer container) {
        return TerminalSession.of(BuiltCommand.LAUNCHER.toString(), "exec", "-it", "c1", "sh")
                .environment(container.engine.environment())
                .environment(Map.of("JAVA_HOME", System.getProperty("java.home")))
                .start();
    }

    /** How often the threads that a process has have given up a processor: before each wake-up they did. */
    private static long switches(long pid) throws IOException {
        long count = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : threads) {
                count += switches(thread.resolve("status"));
            }
        }
        return count;
    }

    private static long switches(Path status) throws IOException {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("voluntary_ctxt_switches:")) {
                    return Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
                }
            }
            return 0;
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
