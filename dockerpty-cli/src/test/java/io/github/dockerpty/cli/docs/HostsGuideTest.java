// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the guide for hosts shows is what is compiled and run. */
class HostsGuideTest {

    @Test
    void examples_areTheTestsThatAreRun() {
        assertThat(Listings.in("docs/hosts.md"))
                .containsExactly(
                        Listings.region(HostsExampleIT.class, "hosts.md 1"),
                        Listings.region(TestcontainersExample.class, "hosts.md 2"),
                        Listings.region(HostsExampleIT.class, "hosts.md 3"));
    }
}
