// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.TerminalSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every driver does with a real terminal, seen from the terminal's other side. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
abstract class TtyContract {

    private static final String[] RAW_FLAGS = {
        "-ignbrk", "-brkint", "-parmrk", "-istrip", "-inlcr", "-igncr", "-icrnl", "-ixon", "-opost", "-echo", "-echonl",
        "-icanon", "-isig", "-iexten", "-parenb", "cs8", "min", "1", "time", "0"
    };

    abstract Tty open(int fd);

    @Test
    void isTerminal_ofATerminal_isTrue() {
        try (TestTerminal terminal = new TestTerminal()) {
            assertThat(open(terminal.descriptor()).isTerminal()).isTrue();
        }
    }

    @Test
    void isTerminal_ofAClosedDescriptor_isFalse() {
        assertThat(open(9999).isTerminal()).isFalse();
        assertThat(open(9999).size()).isEmpty();
        assertThatThrownBy(() -> open(9999).save()).isInstanceOf(IOException.class);
    }

    @Test
    void size_followsTheWindow() {
        try (TestTerminal terminal = new TestTerminal()) {
            Tty tty = open(terminal.descriptor());
            assertThat(tty.size()).contains(new TerminalSize(31, 97));
            terminal.person().resize(4096, 2);
            assertThat(tty.size()).contains(new TerminalSize(4096, 2));
            terminal.person().resize(0, 0);
            assertThat(tty.size()).isEmpty();
        }
    }

    @Test
    void raw_fromOddModes_isExactAndRestoredToTheBit() throws Exception {
        String[] rawModes = concatenate(TestTerminal.ODD, RAW_FLAGS);
        try (TestTerminal terminal = new TestTerminal(TestTerminal.ODD);
                TestTerminal wanted = new TestTerminal(rawModes)) {
            Tty tty = open(terminal.descriptor());
            String before = terminal.person().termios();
            TtyAttributes saved = tty.save();
            tty.raw(saved);
            assertThat(terminal.person().termios()).isEqualTo(wanted.person().termios());
            assertThat(tty.restore(saved)).isTrue();
            assertThat(terminal.person().termios()).isEqualTo(before);
        }
    }

    @Test
    void raw_afterSomebodyChangedTheModes_startsFromTheSavedOnes() throws Exception {
        try (TestTerminal terminal = new TestTerminal()) {
            Tty tty = open(terminal.descriptor());
            TtyAttributes saved = tty.save();
            tty.raw(saved);
            String raw = terminal.person().termios();
            tty.restore(saved);
            tty.plainOutput(saved);
            tty.raw(saved);
            assertThat(terminal.person().termios()).isEqualTo(raw);
        }
    }

    @Test
    void plainOutput_clearsNothingButOutputProcessing() throws Exception {
        try (TestTerminal terminal = new TestTerminal(TestTerminal.ODD);
                TestTerminal wanted = new TestTerminal(concatenate(TestTerminal.ODD, new String[] {"-opost"}))) {
            Tty tty = open(terminal.descriptor());
            String before = terminal.person().termios();
            TtyAttributes saved = tty.save();
            tty.plainOutput(saved);
            assertThat(terminal.person().termios()).isEqualTo(wanted.person().termios());
            tty.restore(saved);
            assertThat(terminal.person().termios()).isEqualTo(before);
        }
    }

    @Test
    void rawAndRestore_keepTypeAhead() throws Exception {
        try (TestTerminal terminal = new TestTerminal()) {
            Tty tty = open(terminal.descriptor());
            TtyAttributes saved = tty.save();
            terminal.person().type("ab");
            tty.raw(saved);
            terminal.person().type("cd");
            assertThat(read(terminal.person(), 4)).isEqualTo("abcd");
            terminal.person().type("ef");
            tty.restore(saved);
            terminal.person().type("g\n");
            assertThat(read(terminal.person(), 4)).isEqualTo("efg\n");
        }
    }

    @Test
    void restore_afterHangUp_hasNothingToDo() throws Exception {
        try (TestTerminal terminal = new TestTerminal()) {
            Tty tty = open(terminal.descriptor());
            TtyAttributes saved = tty.save();
            tty.raw(saved);
            terminal.person().hangUp();
            assertThat(tty.isTerminal()).isFalse();
            assertThat(tty.size()).isEmpty();
            assertThat(tty.restore(saved)).isFalse();
            assertThatThrownBy(() -> tty.raw(saved)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void modesOfAnotherDriver_throw() {
        try (TestTerminal terminal = new TestTerminal()) {
            Tty tty = open(terminal.descriptor());
            TtyAttributes foreign = new TtyAttributes() {};
            assertThatThrownBy(() -> tty.raw(foreign)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> tty.plainOutput(foreign)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> tty.restore(foreign)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void toString_namesTheDevice() {
        assertThat(open(7)).hasToString("/dev/fd/7");
    }

    private static String read(TerminalSession person, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        try (FileChannel device = FileChannel.open(person.device().path(), StandardOpenOption.READ)) {
            while (bytes.hasRemaining()) {
                device.read(bytes);
            }
        }
        return new String(bytes.array(), StandardCharsets.US_ASCII);
    }

    private static String[] concatenate(String[] first, String[] second) {
        String[] all = new String[first.length + second.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
