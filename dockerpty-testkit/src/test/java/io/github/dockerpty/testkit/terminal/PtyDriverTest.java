// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PtyDriverTest {

    @Test
    void choose_forced_obeys() {
        assertThat(PtyDriver.choose("script")).isEqualTo(PtyDriver.SCRIPT);
        assertThat(PtyDriver.choose("native")).isEqualTo(PtyDriver.NATIVE);
        assertThatThrownBy(() -> PtyDriver.choose("telepathy"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dockerpty.terminal=telepathy")
                .hasMessageContaining("native or script");
    }

    @Test
    void choose_whereNativeCodeMayRun_takesIt() {
        assertThat(PtyDriver.choose("")).isEqualTo(PtyDriver.NATIVE);
    }

    @Test
    void probe_ofWhatIsMissing_saysNo() {
        assertThat(Probe.works(List.of("no-such-program"))).isFalse();
        assertThat(Probe.works(List.of("false"))).isFalse();
        assertThat(Probe.works(List.of("true"))).isTrue();
    }
}
