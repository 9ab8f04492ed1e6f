// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Conversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code exec C true} costs, in counts that do not depend on the machine's speed. */
@Timeout(120)
class HotPathIT {

    private static final boolean IS_25 = Runtime.version().feature() >= 25;

    /** Without an archive, the JVM's own included; an update of a JDK may add to them, as 17.0.21 does to 17.0.15. */
    private static final int CLASS_BUDGET = IS_25 ? 1125 : 970;

    private static final int OWN_BUDGET = 155;

    private static final Pattern LOADED = Pattern.compile("\\[class,load *\\] (\\S+) source: (\\S+)");

    @TempDir
    static Path folder;

    private static final List<String> CLASSES = new ArrayList<>();
    private static List<String> threads;

    @BeforeAll
    static void runOnce() throws Exception {
        Path log = folder.resolve("classes");
        Path threadLog = folder.resolve("threads");
        try (ScriptedContainer container = new ScriptedContainer()) {
            container.attached(Conversation.conversation());
            BuiltCommand.Result result = BuiltCommand.java(
                            folder,
                            "-Xlog:class+load:file=" + log,
                            "-Xlog:os+thread:file=" + threadLog,
                            "-cp",
                            BuiltCommand.classPath(),
                            Main.class.getName())
                    .with(container.engine.environment())
                    .run("exec", "c1", "true");
            assertThat(result).isEqualTo(new BuiltCommand.Result(0, "", ""));
        }
        for (String line : Files.readAllLines(log)) {
            Matcher loaded = LOADED.matcher(line);
            if (loaded.find()) {
                CLASSES.add(loaded.group(1));
            }
        }
        threads = Files.readAllLines(threadLog);
    }

    @Test
    void classes_areFew() {
        assertThat(CLASSES).hasSizeBetween(500, CLASS_BUDGET);
    }

    @Test
    void nothingHeavy_isLoaded() {
        assertThat(CLASSES)
                .noneMatch(name -> name.startsWith("com.github.dockerjava."))
                .noneMatch(name -> name.startsWith("com.fasterxml."))
                .noneMatch(name -> name.startsWith("ch.qos.logback."))
                .noneMatch(name -> name.startsWith("org.jline."))
                .noneMatch(name -> name.startsWith("org.slf4j."))
                .noneMatch(name -> name.startsWith("java.util.logging."))
                .noneMatch(name -> name.startsWith("java.util.stream."))
                .noneMatch(name -> name.startsWith("java.util.regex."))
                .noneMatch(name -> name.startsWith("javax.net.ssl."))
                .noneMatch(name -> name.startsWith("java.lang.reflect.Proxy"))
                .noneMatch(name -> name.startsWith("io.github.dockerpty.testkit."))
                .noneMatch(name -> name.equals("java.math.BigDecimal"));
    }

    /** A class that is not would be read from its jar at each start: run .ci/class-lists and commit what it writes. */
    @Test
    void classesOfTheProject_areInTheListOfTheArchive() throws IOException {
        List<String> listed =
                Files.readAllLines(BuiltCommand.FOLDER.resolve("lib/start-" + (IS_25 ? 25 : 17) + ".classlist"));
        List<String> own = CLASSES.stream()
                .filter(name -> name.startsWith("io.github.dockerpty.") && !name.contains("$$Lambda"))
                .map(name -> name.replace('.', '/'))
                .toList();
        assertThat(own).hasSizeBetween(50, OWN_BUDGET);
        assertThat(listed).containsAll(own);
    }

    /** Main is the session's own; one gets things ready ahead, one guards the engine's first call, one is the JVM's. */
    @Test
    void threads_areFew() {
        assertThat(threads.stream().filter(line -> line.contains("JavaThread exiting")))
                .hasSizeLessThanOrEqualTo(3);
    }
}
