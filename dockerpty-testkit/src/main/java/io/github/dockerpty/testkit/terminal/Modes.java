// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import io.github.dockerpty.testkit.LineModes;
import java.io.IOException;
import java.util.HexFormat;
import org.jline.nativ.CLibrary;

/**
 * A terminal's {@code struct termios}, readable.
 *
 * @param line the modes that matter most
 * @param all everything, in one line
 */
record Modes(LineModes line, String all) {

    private static final boolean LINUX = System.getProperty("os.name").startsWith("Linux");

    // From <asm-generic/termbits.h> on Linux, <sys/termios.h> on the BSDs and macOS.
    private static final long ECHO = 0x8;
    private static final long ICANON = LINUX ? 0x2 : 0x100;
    private static final long ISIG = LINUX ? 0x1 : 0x80;
    private static final long OPOST = 0x1;

    private static final int HEX = 16;

    static Modes of(CLibrary.Termios termios) {
        return new Modes(
                line(termios.c_lflag, termios.c_oflag),
                "iflag=" + Long.toHexString(termios.c_iflag)
                        + " oflag=" + Long.toHexString(termios.c_oflag)
                        + " cflag=" + Long.toHexString(termios.c_cflag)
                        + " lflag=" + Long.toHexString(termios.c_lflag)
                        + " ispeed=" + termios.c_ispeed
                        + " ospeed=" + termios.c_ospeed
                        + " cc=" + HexFormat.ofDelimiter(" ").formatHex(termios.c_cc));
    }

    /** From what {@code stty -g} prints: input, output, control and local flags, characters, all in hexadecimal. */
    static Modes ofStty(String saved) throws IOException {
        String[] fields = saved.split(":", -1);
        try {
            return new Modes(line(Long.parseLong(fields[3], HEX), Long.parseLong(fields[1], HEX)), saved);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("stty -g said \"" + saved + "\", not a terminal's modes", e);
        }
    }

    private static LineModes line(long local, long output) {
        return new LineModes((local & ECHO) != 0, (local & ICANON) != 0, (local & ISIG) != 0, (output & OPOST) != 0);
    }
}
