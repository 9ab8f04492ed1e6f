// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An export or dependency by accident fails here. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ModuleDescriptorTest {

    @Test
    void module_isAsPublished() {
        ModuleDescriptor module = ModuleFinder.of(Path.of("target", "classes"))
                .find("io.github.dockerpty.tty")
                .orElseThrow()
                .descriptor();
        List<String> lines = new ArrayList<>();
        module.requires().forEach(required -> lines.add("requires " + required.modifiers() + " " + required.name()));
        module.exports().forEach(exported -> lines.add("exports " + exported));
        module.opens().forEach(opened -> lines.add("opens " + opened));
        module.uses().forEach(used -> lines.add("uses " + used));
        module.provides().forEach(provided -> lines.add("provides " + provided));
        assertThat(module.isOpen()).isFalse();
        assertThat(lines)
                .containsExactlyInAnyOrder(
                        "requires [MANDATED] java.base",
                        "requires [] jdk.unsupported",
                        "requires [] org.jline.nativ",
                        "exports io.github.dockerpty.tty");
    }
}
