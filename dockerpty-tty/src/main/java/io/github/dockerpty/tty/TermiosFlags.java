// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

/**
 * The bits of {@code struct termios} that {@code cfmakeraw(3)} changes, as numbered by one family of systems.
 *
 * @param input cleared in {@code c_iflag}: IGNBRK BRKINT PARMRK ISTRIP INLCR IGNCR ICRNL IXON
 * @param output cleared in {@code c_oflag}: OPOST
 * @param control cleared in {@code c_cflag}: CSIZE PARENB
 * @param eightBits then set in {@code c_cflag}: CS8
 * @param local cleared in {@code c_lflag}: ECHO ECHONL ICANON ISIG IEXTEN
 * @param minimum index of VMIN in {@code c_cc}
 * @param time index of VTIME in {@code c_cc}
 */
record TermiosFlags(long input, long output, long control, long eightBits, long local, int minimum, int time) {

    /** Source: Linux {@code asm-generic/termbits.h}; not for alpha, mips, powerpc and sparc. */
    static final TermiosFlags LINUX = new TermiosFlags(
            0x1 | 0x2 | 0x8 | 0x20 | 0x40 | 0x80 | 0x100 | 0x400,
            0x1,
            0x30 | 0x100,
            0x30,
            0x8 | 0x40 | 0x2 | 0x1 | 0x8000,
            6,
            5);

    /** Source: {@code sys/termios.h} of macOS and FreeBSD. */
    static final TermiosFlags BSD = new TermiosFlags(
            0x1 | 0x2 | 0x8 | 0x20 | 0x40 | 0x80 | 0x100 | 0x200,
            0x1,
            0x300 | 0x1000,
            0x300,
            0x8 | 0x10 | 0x100 | 0x80 | 0x400,
            16,
            17);

    /** Whether jline-native has a library for that system and one of these tables is its numbering. */
    static boolean isKnown(String system, String processor) {
        boolean intel = isOneOf(processor, "amd64", "x86_64", "x86", "i386");
        boolean arm = isOneOf(processor, "aarch64", "arm");
        return switch (system) {
            case "Linux" -> intel || arm;
            case "Mac OS X" -> intel || processor.equals("aarch64");
            case "FreeBSD" -> intel;
            default -> false;
        };
    }

    static TermiosFlags of(String system) {
        return system.equals("Linux") ? LINUX : BSD;
    }

    private static boolean isOneOf(String text, String... choices) {
        for (String choice : choices) {
            if (choice.equals(text)) {
                return true;
            }
        }
        return false;
    }
}
