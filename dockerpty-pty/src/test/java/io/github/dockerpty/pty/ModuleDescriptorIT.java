// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The descriptor in the packed jar, compared with the text that was meant. */
@Timeout(30)
class ModuleDescriptorIT {

    @Test
    void descriptor_ofTheJar_isAsMeant() throws IOException {
        ModuleDescriptor descriptor = ModuleFinder.of(jar())
                .find("io.github.dockerpty.pty")
                .orElseThrow()
                .descriptor();
        List<String> expected = Files.readAllLines(Path.of("src/test/resources/module-descriptor.txt"));
        assertThat(describe(descriptor)).containsExactlyElementsOf(expected);
    }

    private static Set<String> describe(ModuleDescriptor descriptor) {
        Set<String> lines = new TreeSet<>();
        descriptor.exports().forEach(exports -> lines.add("exports " + exports));
        descriptor.opens().forEach(opens -> lines.add("opens " + opens));
        descriptor.packages().forEach(name -> lines.add("package " + name));
        descriptor.provides().forEach(provides -> lines.add("provides " + provides));
        descriptor.uses().forEach(uses -> lines.add("uses " + uses));
        descriptor
                .requires()
                .forEach(requires -> lines.add("requires " + requires.modifiers() + " " + requires.name()));
        lines.add((descriptor.isOpen() ? "open module " : "module ") + descriptor.name());
        return lines;
    }

    private static Path jar() throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target"), "dockerpty-pty-*.jar")) {
            for (Path jar : jars) {
                String name = jar.getFileName().toString();
                if (!name.endsWith("-sources.jar") && !name.endsWith("-javadoc.jar")) {
                    return jar;
                }
            }
        }
        throw new AssertionError("no jar in target: run the verify phase");
    }
}
