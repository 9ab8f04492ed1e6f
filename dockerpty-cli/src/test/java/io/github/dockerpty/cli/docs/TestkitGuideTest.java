// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Fault;
import io.github.dockerpty.testkit.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the testkit's guide shows is what is compiled and run, and it leaves nothing out. */
class TestkitGuideTest {

    private static final String GUIDE = "docs/testkit.md";

    @Test
    void examples_areTheTestsThatAreRun() {
        assertThat(Listings.in(GUIDE))
                .containsExactly(
                        Listings.region(BytesExampleTest.class, "testkit.md 1"),
                        Listings.region(FaultsExampleTest.class, "testkit.md 2"),
                        Listings.region(ScreenExampleIT.class, "testkit.md 3"));
    }

    static Class<?>[] faults() {
        return Fault.class.getPermittedSubclasses();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFault_isNamed(Class<?> fault) {
        if (fault != Fault.All.class) {
            assertThat(ProjectFiles.read(GUIDE)).contains("`" + fault.getSimpleName());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyProfile_isNamed(Profile profile) {
        assertThat(ProjectFiles.read(GUIDE)).contains("`" + profile.name() + "`");
    }
}
