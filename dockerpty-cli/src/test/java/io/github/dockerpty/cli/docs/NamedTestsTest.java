// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents claim that tests hold what they say: those tests exist. */
class NamedTestsTest {

    /** A test class, and after a dot a method, of which parts may be left out with an ellipsis or a star. */
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|IT|Contract))(?:\\.([a-z*…][\\w*…]*))?`");

    @ParameterizedTest
    @ValueSource(strings = {"docs/seed.md", "docs/differences.md"})
    void namedTests_exist(String document) throws IOException {
        Map<String, String> sources = testSources();
        List<String> missing = new ArrayList<>();
        Matcher named = NAMED.matcher(ProjectFiles.read(document));
        int count = 0;
        while (named.find()) {
            count++;
            if (!exists(sources, named)) {
                missing.add(named.group());
            }
        }
        assertThat(missing)
                .as("tests named in " + document + " that do not exist")
                .isEmpty();
        assertThat(count).isGreaterThan(10);
    }

    @Test
    void namedTests_thatDoNotExist_areFound() throws IOException {
        Matcher named = NAMED.matcher("`NamedTestsTest.namedTests_neverWere`");
        assertThat(named.find()).isTrue();
        assertThat(exists(testSources(), named)).isFalse();
    }

    private static boolean exists(Map<String, String> sources, Matcher named) {
        String source = sources.get(named.group(1));
        String method = named.group(2);
        if (source == null || method == null) {
            return source != null;
        }
        String name = method.replace("*", "\\w*").replace("…", "\\w*");
        return Pattern.compile("\\bvoid " + name + "\\(").matcher(source).find();
    }

    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> modules = Files.list(ProjectFiles.root())) {
            for (Path tests : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                addSources(tests, sources);
            }
        }
        return sources;
    }

    private static void addSources(Path tests, Map<String, String> sources) throws IOException {
        try (Stream<Path> files = Files.walk(tests)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                sources.merge(name, Files.readString(file), String::concat);
            }
        }
    }
}
