// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativeTtyTest extends TtyContract {

    @Override
    Tty open(int fd) {
        return new NativeTty(fd);
    }

    @Test
    void library_loadsHere() {
        assertThat(NativeTty.loads()).isTrue();
        assertThat(NativeTty.library().getName()).isEqualTo("org.jline.nativ");
    }
}
