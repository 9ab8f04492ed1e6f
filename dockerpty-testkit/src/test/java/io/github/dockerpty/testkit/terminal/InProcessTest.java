// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.testkit.TerminalBody;
import io.github.dockerpty.testkit.TerminalSession;
import io.github.dockerpty.testkit.TerminalSetup;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jline.nativ.CLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class InProcessTest {

    @ParameterizedTest
    @EnumSource
    void body_readsAndPrintsOnItsDevice(PtyDriver driver) {
        var setup = on(driver, device -> {
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

    @ParameterizedTest
    @EnumSource
    void body_setsModesByItsDescriptor(PtyDriver driver) {
        var seen = new CountDownLatch(1);
        var setup = on(driver, device -> {
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

    @ParameterizedTest
    @EnumSource
    void body_thatThrows_failsTheExit(PtyDriver driver) {
        var cause = new AssertionError("inside");
        try (var t = on(driver, device -> {
                    throw cause;
                })
                .start()) {
            assertThatThrownBy(t::awaitExit).isInstanceOf(AssertionError.class).hasCause(cause);
        }
    }

    @ParameterizedTest
    @EnumSource
    void body_leavingItsDeviceOpen_isFoundOut(PtyDriver driver) throws Exception {
        var kept = new RandomAccessFile[1];
        var setup = on(driver, device -> {
                    kept[0] = new RandomAccessFile(device.path().toFile(), "rw");
                    return 0;
                })
                .limit(Duration.ofMillis(300));
        try (var t = setup.start()) {
            Deadline.in(Deadline.USUAL).await("the body has returned", () -> !t.isAlive());
            assertThatThrownBy(t::awaitExit)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("something keeps its terminal open");
        } finally {
            kept[0].close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void hangUp_endsABlockedRead(PtyDriver driver) {
        var setup = on(driver, device -> {
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

    @ParameterizedTest
    @EnumSource
    void close_interruptsTheBody(PtyDriver driver) {
        var forever = new CountDownLatch(1);
        try (var leaks = LeakCheck.begin();
                var t = on(driver, device -> {
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

    private static TerminalSetup on(PtyDriver driver, TerminalBody body) {
        return SessionSetup.of(body).driver(driver);
    }
}
