// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.testkit.TerminalSession;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jline.nativ.CLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InProcessTest {

    @Test
    void body_readsAndPrintsOnItsDevice() {
        var setup = TerminalSession.inProcess(device -> {
            try (var tty = new RandomAccessFile(device.path().toFile(), "rw")) {
                tty.write("name? ".getBytes(StandardCharsets.UTF_8));
                tty.write(("hello " + tty.readLine() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return 4;
        });
        try (var leaks = LeakCheck.begin();
                var t = setup.start()) {
            assertThat(leaks.leaked()).isNotEmpty();
            t.expectText("name? ").line("Ada").expectText("hello Ada\r\n");
            assertThat(t.awaitExit()).isEqualTo(4);
        }
    }

    @Test
    void body_setsModesByItsDescriptor() {
        var seen = new CountDownLatch(1);
        var setup = TerminalSession.inProcess(device -> {
            var before = new CLibrary.Termios();
            var raw = new CLibrary.Termios();
            CLibrary.tcgetattr(device.descriptor(), before);
            CLibrary.tcgetattr(device.descriptor(), raw);
            raw.c_lflag = 0;
            raw.c_oflag = 0;
            CLibrary.tcsetattr(device.descriptor(), CLibrary.TCSANOW, raw);
            seen.await();
            return CLibrary.tcsetattr(device.descriptor(), CLibrary.TCSANOW, before);
        });
        try (var t = setup.start()) {
            t.expectModes("the terminal is raw", m -> m.isRaw());
            String raw = t.termios();
            seen.countDown();
            assertThat(t.awaitExit()).isZero();
            assertThat(t.modes().echo()).isTrue();
            assertThat(t.termios()).isNotEqualTo(raw);
        }
    }

    @Test
    void body_thatThrows_failsTheExit() {
        var cause = new AssertionError("inside");
        try (var t = TerminalSession.inProcess(device -> {
                    throw cause;
                })
                .start()) {
            assertThatThrownBy(t::awaitExit).isInstanceOf(AssertionError.class).hasCause(cause);
        }
    }

    @Test
    void body_leavingItsDeviceOpen_isFoundOut() throws Exception {
        var kept = new RandomAccessFile[1];
        var setup = TerminalSession.inProcess(device -> {
                    kept[0] = new RandomAccessFile(device.path().toFile(), "rw");
                    return 0;
                })
                .limit(Duration.ofMillis(300));
        try (var t = setup.start()) {
            assertThatThrownBy(t::awaitExit)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("something keeps its terminal open");
        } finally {
            kept[0].close();
        }
    }

    @Test
    void hangUp_endsABlockedRead() {
        var setup = TerminalSession.inProcess(device -> {
            try (var tty = new RandomAccessFile(device.path().toFile(), "rw")) {
                tty.writeBytes("ready");
                return tty.read();
            } catch (IOException eio) {
                // Linux ends a read that is parked by EIO, a later one by the end of the file.
                return -1;
            }
        });
        try (var t = setup.start()) {
            t.expectText("ready");
            t.hangUp().hangUp();
            assertThat(t.awaitExit()).isEqualTo(-1);
        }
    }

    @Test
    void close_interruptsTheBody() {
        var forever = new CountDownLatch(1);
        try (var leaks = LeakCheck.begin();
                var t = TerminalSession.inProcess(device -> {
                            forever.await();
                            return 0;
                        })
                        .start()) {
            assertThat(leaks.leaked()).isNotEmpty();
            assertThat(t.isAlive()).isTrue();
        }
    }

    @Test
    void processCalls_ofABody_throw() {
        try (var t = TerminalSession.inProcess(device -> 0).start()) {
            assertThatThrownBy(t::pid).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(t::stdinPipe).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> t.signal("TERM")).isInstanceOf(IllegalStateException.class);
        }
    }
}
