// SPDX-License-Identifier: Apache-2.0
package outside.greeting;

import static io.github.dockerpty.testkit.Frames.frames;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Frames;
import org.junit.jupiter.api.Test;

class GreetingTest {

    @Test
    void frames_areThere() {
        assertThat(Frames.decode(frames().stdout("a").bytes())).hasToString(frames().stdout("a").toString());
    }
}
