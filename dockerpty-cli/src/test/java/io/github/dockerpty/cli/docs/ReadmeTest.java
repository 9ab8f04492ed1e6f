// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows is what is compiled and run. */
class ReadmeTest {

    @Test
    void javaExample_isTheProgramThatIsRun() {
        assertThat(Listings.in("README.md")).containsExactly(Listings.region(ReadmeExample.class, "README"));
    }

    static List<String> documents() {
        return List.of("README.md", "docs/testkit.md", "docs/hosts.md");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void links_leadSomewhere(String document) {
        Matcher link = Pattern.compile("]\\(([^):]+)\\)").matcher(ProjectFiles.read(document));
        int count = 0;
        while (link.find()) {
            assertThat(ProjectFiles.root().resolve(document).resolveSibling(link.group(1)))
                    .exists();
            count++;
        }
        assertThat(count).isPositive();
    }

    @Test
    void testCommand_isTheOneThatCiTakes() {
        assertThat(ProjectFiles.read("README.md").lines().filter(line -> line.strip()
                        .startsWith("mvn verify")))
                .hasSize(1);
        assertThat(ProjectFiles.read(".ci/run")).contains("README.md");
    }
}
