// SPDX-License-Identifier: Apache-2.0
package outside.named;

import static io.github.dockerpty.testkit.Frames.frames;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Frames;
import org.junit.jupiter.api.Test;

class NamedTest {

    @Test
    void modules_areNamed() {
        assertThat(NamedTest.class.getModule().getName()).isEqualTo("outside.named");
        assertThat(Frames.class.getModule().getName()).isEqualTo("io.github.dockerpty.testkit");
    }

    @Test
    void frames_areThere() {
        assertThat(Frames.decode(frames().stdout("a").bytes())).hasToString(frames().stdout("a").toString());
    }
}
