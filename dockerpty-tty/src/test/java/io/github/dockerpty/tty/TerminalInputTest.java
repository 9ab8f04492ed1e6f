// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.dockerpty.testkit.BlockedCall;
import io.github.dockerpty.testkit.LeakCheck;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class TerminalInputTest {

    @Test
    void read_typedKeys_givesThem() throws Exception {
        try (TestTerminal terminal = new TestTerminal("raw", "-echo");
                TerminalInput input = TerminalInput.open(terminal.descriptor())) {
            terminal.person().type("abc");
            ByteBuffer keys = ByteBuffer.allocate(3);
            while (keys.hasRemaining()) {
                assertThat(input.read(keys)).isPositive();
            }
            assertThat(new String(keys.array(), StandardCharsets.US_ASCII)).isEqualTo("abc");
            assertThat(input.read(keys)).isZero();
        }
    }

    @Test
    void close_whileRead_endsItAndLeavesNothing() throws Exception {
        try (TestTerminal terminal = new TestTerminal()) {
            LeakCheck leaks = LeakCheck.begin();
            TerminalInput input = TerminalInput.open(terminal.descriptor());
            BlockedCall<Integer> read = BlockedCall.in(() -> input.read(ByteBuffer.allocate(9)));
            input.close();
            assertThat(read.failure()).isInstanceOf(AsynchronousCloseException.class);
            input.close();
            assertThat(input.isOpen()).isFalse();
            assertThatThrownBy(() -> input.read(ByteBuffer.allocate(9))).isInstanceOf(ClosedChannelException.class);
            leaks.close();
        }
    }

    @Test
    void read_terminalHungUp_isTheEnd() throws Exception {
        try (TestTerminal terminal = new TestTerminal();
                TerminalInput input = TerminalInput.open(terminal.descriptor())) {
            BlockedCall<Integer> read = BlockedCall.in(() -> input.read(ByteBuffer.allocate(9)));
            terminal.person().hangUp();
            assertThat(read.result()).isEqualTo(-1);
            assertThat(input.read(ByteBuffer.allocate(9))).isEqualTo(-1);
        }
    }

    @Test
    void read_cookedEndOfFile_isTheEndAndMayGoOn() throws Exception {
        try (TestTerminal terminal = new TestTerminal();
                TerminalInput input = TerminalInput.open(terminal.descriptor())) {
            terminal.person().typeBytes((byte) 4);
            assertThat(input.read(ByteBuffer.allocate(9))).isEqualTo(-1);
            terminal.person().type("x\n");
            assertThat(input.read(ByteBuffer.allocate(9))).isEqualTo(2);
        }
    }

    @Test
    void read_onAVirtualThread_throws() throws Exception {
        assumeThat(Runtime.version().feature()).as("JDK with virtual threads").isGreaterThanOrEqualTo(21);
        try (TestTerminal terminal = new TestTerminal();
                TerminalInput input = TerminalInput.open(terminal.descriptor())) {
            FutureTask<Integer> read = new FutureTask<>(() -> input.read(ByteBuffer.allocate(9)));
            Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, read);
            assertThatThrownBy(read::get)
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("platform thread");
        }
    }

    @Test
    void open_fileThatIsNotStandardInput_throws() throws Exception {
        try (var file = OpenDescriptor.of("file")) {
            assertThatThrownBy(() -> TerminalInput.open(file.number()))
                    .isInstanceOf(TtyException.class)
                    .hasMessageContaining("descriptor 0");
        }
    }

    @Test
    void open_negativeDescriptor_throws() {
        assertThatThrownBy(() -> TerminalInput.open(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
