// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import io.github.dockerpty.testkit.LineModes;
import java.util.HexFormat;
import org.jline.nativ.CLibrary;

/** A terminal's {@code struct termios}, readable. */
final class Modes {

    private static final boolean LINUX = System.getProperty("os.name").startsWith("Linux");

    // From <asm-generic/termbits.h> on Linux, <sys/termios.h> on the BSDs and macOS.
    private static final long ECHO = 0x8;
    private static final long ICANON = LINUX ? 0x2 : 0x100;
    private static final long ISIG = LINUX ? 0x1 : 0x80;
    private static final long OPOST = 0x1;

    private final CLibrary.Termios termios;

    Modes(CLibrary.Termios termios) {
        this.termios = termios;
    }

    LineModes line() {
        return new LineModes(
                (termios.c_lflag & ECHO) != 0,
                (termios.c_lflag & ICANON) != 0,
                (termios.c_lflag & ISIG) != 0,
                (termios.c_oflag & OPOST) != 0);
    }

    String all() {
        return "iflag=" + Long.toHexString(termios.c_iflag)
                + " oflag=" + Long.toHexString(termios.c_oflag)
                + " cflag=" + Long.toHexString(termios.c_cflag)
                + " lflag=" + Long.toHexString(termios.c_lflag)
                + " ispeed=" + termios.c_ispeed
                + " ospeed=" + termios.c_ospeed
                + " cc=" + HexFormat.ofDelimiter(" ").formatHex(termios.c_cc);
    }
}
