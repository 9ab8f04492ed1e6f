// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The descriptors in the packed jars of the libraries, compared with the texts that were meant. */
@Timeout(60)
class ModuleDescriptorIT {

    @ParameterizedTest
    @ValueSource(strings = {"io", "tty", "pty", "testkit"})
    void descriptor_ofTheJar_isAsMeant(String module) throws IOException {
        ModuleDescriptor descriptor = ModuleFinder.of(BuiltCommand.FOLDER.resolve("lib"))
                .find("io.github.dockerpty." + module)
                .orElseThrow()
                .descriptor();
        Path meant = Path.of("..", "dockerpty-" + module, "src/test/resources/module-descriptor.txt");
        assertThat(describe(descriptor)).as(meant.toString()).containsExactlyElementsOf(Files.readAllLines(meant));
    }

    private static Set<String> describe(ModuleDescriptor descriptor) {
        Set<String> lines = new TreeSet<>();
        descriptor.exports().forEach(exports -> lines.add("exports " + exports));
        descriptor.opens().forEach(opens -> lines.add("opens " + opens));
        descriptor.provides().forEach(provides -> lines.add("provides " + provides));
        descriptor.uses().forEach(uses -> lines.add("uses " + uses));
        descriptor
                .requires()
                .forEach(requires -> lines.add("requires " + requires.modifiers() + " " + requires.name()));
        lines.add((descriptor.isOpen() ? "open module " : "module ") + descriptor.name());
        return lines;
    }
}
