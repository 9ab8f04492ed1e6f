// SPDX-License-Identifier: Apache-2.0
package example.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.BlockedCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CreditTest {

    private final Credit credit = new Credit(10);

    @Test
    void take_neverMoreThanWasGivenBack() throws Exception {
        assertThat(credit.take(7)).isEqualTo(7);
        assertThat(credit.take(7)).isEqualTo(3);
        BlockedCall<Integer> waiting = BlockedCall.in(() -> credit.take(7));
        credit.giveBack(2);
        assertThat(waiting.result()).isEqualTo(2);
        assertThatThrownBy(() -> credit.giveBack(11)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> credit.giveBack(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void end_endsTheWait() throws Exception {
        credit.take(10);
        BlockedCall<Integer> waiting = BlockedCall.in(() -> credit.take(1));
        credit.end();
        assertThat(waiting.result()).isZero();
        assertThat(credit.take(1)).isZero();
    }
}
