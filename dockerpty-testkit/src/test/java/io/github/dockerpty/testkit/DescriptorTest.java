// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** An export or a requirement that nobody wanted is a failing test. */
class DescriptorTest {

    private static ModuleDescriptor descriptor() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Frames.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
            return ModuleDescriptor.read(in);
        }
    }

    @Test
    void exports_areThreePackages() throws Exception {
        assertThat(descriptor().exports())
                .allMatch(export -> !export.isQualified())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrder(
                        "io.github.dockerpty.testkit",
                        "io.github.dockerpty.testkit.assertj",
                        "io.github.dockerpty.testkit.junit");
        assertThat(descriptor().opens()).isEmpty();
        assertThat(descriptor().isOpen()).isFalse();
        assertThat(descriptor().uses()).isEmpty();
        assertThat(descriptor().provides()).isEmpty();
    }

    @Test
    void requirements_keepJunitAndAssertjOptional() throws Exception {
        assertThat(descriptor().requires().stream()
                        .filter(requires -> !requires.modifiers().contains(Modifier.STATIC))
                        .map(ModuleDescriptor.Requires::name))
                .containsExactlyInAnyOrder("java.base", "org.jline.nativ", "org.jline.terminal");
        assertThat(descriptor().requires().stream()
                        .filter(requires -> requires.modifiers().contains(Modifier.STATIC))
                        .map(ModuleDescriptor.Requires::name))
                .containsExactlyInAnyOrder("org.assertj.core", "org.junit.jupiter.api");
        assertThat(descriptor().requires())
                .noneMatch(requires -> requires.modifiers().contains(Modifier.TRANSITIVE));
    }
}
