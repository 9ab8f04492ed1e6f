// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.TerminalSession;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
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

    private static final long MOST_TICKS = 3;

    @Test
    void session_waits_withoutWakingUp() throws Exception {
        Conversation conversation = Conversation.conversation().sendRaw("window 0\r\n");
        for (int i = 1; i <= WINDOWS; i++) {
            conversation = conversation.pause(SILENCE).sendRaw("window " + i + "\r\n");
        }
        try (ScriptedContainer container = new ScriptedContainer()) {
            container.attached(conversation);
            try (TerminalSession person = start(container)) {
                long wakeUps = Long.MAX_VALUE;
                long ticks = Long.MAX_VALUE;
                person.expectText("window 0");
                for (int i = 1; i < WINDOWS; i++) {
                    long switchesBefore = switches(person.pid());
                    long ticksBefore = ticks(person.pid());
                    person.expectText("window " + i);
                    wakeUps = Math.min(wakeUps, switches(person.pid()) - switchesBefore);
                    ticks = Math.min(ticks, ticks(person.pid()) - ticksBefore);
                }
                assertThat(wakeUps).as("wake-ups in %s", SILENCE).isBetween(0L, MOST);
                // A thread that never waits does not wake up either.
                assertThat(ticks).as("hundredths of processor seconds").isBetween(0L, MOST_TICKS);
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
        } catch (IOException ended) {
            return 0;
        }
    }

    /** The processor time of a process in hundredths of a second: user and system, fields 14 and 15. */
    private static long ticks(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
}
