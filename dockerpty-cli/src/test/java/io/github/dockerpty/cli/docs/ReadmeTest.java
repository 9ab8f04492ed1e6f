// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled and run. */
class ReadmeTest {

    @Test
    void javaExample_isTheProgramThatIsRun() {
        String source =
                ProjectFiles.read("dockerpty-cli/src/test/java/io/github/dockerpty/cli/docs/ReadmeExample.java");
        String region = source.substring(
                source.indexOf("// region README") + "// region README\n".length(), source.indexOf("// endregion"));
        String block = fenced("java");
        assertThat(block).isEqualTo(region.stripIndent());
    }

    @Test
    void links_leadSomewhere() {
        Matcher link = Pattern.compile("]\\(([^):]+)\\)").matcher(ProjectFiles.read("README.md"));
        int count = 0;
        while (link.find()) {
            assertThat(ProjectFiles.root().resolve(link.group(1))).exists();
            count++;
        }
        assertThat(count).isGreaterThan(3);
    }

    @Test
    void testCommand_isTheOneThatCiTakes() {
        assertThat(ProjectFiles.read("README.md").lines().filter(line -> line.strip()
                        .startsWith("mvn verify")))
                .hasSize(1);
        assertThat(ProjectFiles.read(".ci/run")).contains("README.md");
    }

    private static String fenced(String language) {
        String readme = ProjectFiles.read("README.md");
        String fence = "```" + language + "\n";
        int start = readme.indexOf(fence) + fence.length();
        return readme.substring(start, readme.indexOf("```", start));
    }
}
