// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TtyDriverTest {

    @Test
    void choose_forced_isThatDriver() {
        assertThat(TtyDriver.choose("native")).isEqualTo(TtyDriver.NATIVE);
        assertThat(TtyDriver.choose("stty")).isEqualTo(TtyDriver.STTY);
    }

    @Test
    void choose_unknownName_throwsWithTheName() {
        assertThatThrownBy(() -> TtyDriver.choose("jna"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jna");
    }

    @Test
    void choose_whereNativeAccessIsGranted_isNative() {
        assertThat(TtyDriver.choose("")).isEqualTo(TtyDriver.NATIVE);
    }

    @Test
    void isNativeAccessEnabled_forAModuleWithoutIt_isFalseFrom22On() {
        boolean knows = Runtime.version().feature() >= 22;
        assertThat(TtyDriver.isNativeAccessEnabled(Tty.class.getModule())).isEqualTo(!knows);
    }

    @Test
    void open_givesTheDriversTty() {
        assertThat(TtyDriver.NATIVE.open(0)).isInstanceOf(NativeTty.class);
        assertThat(TtyDriver.STTY.open(0)).isInstanceOf(SttyTty.class);
    }
}
