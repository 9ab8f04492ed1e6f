// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.util.Optional;
import org.jline.nativ.CLibrary;
import org.jline.nativ.CLibrary.Termios;
import org.jline.nativ.CLibrary.WinSize;

/** A descriptor through jline-native; the only class that names it. */
final class NativeTty implements Tty {

    private static final TermiosFlags FLAGS = TermiosFlags.of(System.getProperty("os.name", ""));

    private final int fd;

    NativeTty(int fd) {
        this.fd = fd;
    }

    /** Saved modes; the structure is never changed. */
    private record Attributes(Termios termios) implements TtyAttributes {}

    static Module library() {
        return CLibrary.class.getModule();
    }

    /** Loads the library; false if that fails, for example because the temporary folder forbids programs. */
    static boolean loads() {
        try {
            CLibrary.isatty(-1);
            return true;
        } catch (LinkageError refused) {
            return false;
        }
    }

    @Override
    public boolean isTerminal() {
        return CLibrary.isatty(fd) == 1;
    }

    @Override
    public Optional<TerminalSize> size() {
        WinSize found = new WinSize();
        if (CLibrary.ioctl(fd, CLibrary.TIOCGWINSZ, found) != 0) {
            return Optional.empty();
        }
        TerminalSize size = new TerminalSize(Short.toUnsignedInt(found.ws_row), Short.toUnsignedInt(found.ws_col));
        return size.isUnknown() ? Optional.empty() : Optional.of(size);
    }

    @Override
    public TtyAttributes save() throws TtyException {
        return new Attributes(read());
    }

    @Override
    public void raw(TtyAttributes saved) throws TtyException {
        Termios termios = copy(saved);
        termios.c_iflag &= ~FLAGS.input();
        termios.c_oflag &= ~FLAGS.output();
        termios.c_cflag = (termios.c_cflag & ~FLAGS.control()) | FLAGS.eightBits();
        termios.c_lflag &= ~FLAGS.local();
        termios.c_cc[FLAGS.minimum()] = 1;
        termios.c_cc[FLAGS.time()] = 0;
        change(termios);
        // tcsetattr answers 0 if any of the changes took, so ask: half a raw mode swallows keys.
        Termios now = read();
        if ((now.c_lflag & FLAGS.local()) != 0 || now.c_cc[FLAGS.minimum()] != 1 || now.c_cc[FLAGS.time()] != 0) {
            throw new TtyException("tcsetattr", toString(), 0, "the terminal took only a part of raw mode");
        }
    }

    @Override
    public void plainOutput(TtyAttributes saved) throws TtyException {
        Termios termios = copy(saved);
        termios.c_oflag &= ~FLAGS.output();
        change(termios);
    }

    @Override
    public boolean restore(TtyAttributes saved) throws TtyException {
        Termios termios = copy(saved);
        int answer = CLibrary.tcsetattr(fd, CLibrary.TCSADRAIN, termios);
        if (answer != 0 && isTerminal()) {
            throw new TtyException("tcsetattr", toString(), answer, "the modes are not restored; type: reset");
        }
        return answer == 0;
    }

    @Override
    public String toString() {
        return DescriptorTty.name(fd);
    }

    private Termios read() throws TtyException {
        Termios termios = new Termios();
        int answer = CLibrary.tcgetattr(fd, termios);
        if (answer != 0) {
            throw new TtyException("tcgetattr", toString(), answer, "it is no terminal, or has hung up");
        }
        return termios;
    }

    private void change(Termios termios) throws TtyException {
        int answer = CLibrary.tcsetattr(fd, CLibrary.TCSADRAIN, termios);
        if (answer != 0) {
            throw new TtyException("tcsetattr", toString(), answer, "it has hung up, or belongs to another session");
        }
    }

    private static Termios copy(TtyAttributes saved) {
        if (!(saved instanceof Attributes attributes)) {
            throw new IllegalArgumentException("modes " + saved + " were not saved by this driver");
        }
        Termios from = attributes.termios();
        Termios copy = new Termios();
        copy.c_iflag = from.c_iflag;
        copy.c_oflag = from.c_oflag;
        copy.c_cflag = from.c_cflag;
        copy.c_lflag = from.c_lflag;
        copy.c_ispeed = from.c_ispeed;
        copy.c_ospeed = from.c_ospeed;
        copy.c_cc = from.c_cc.clone();
        return copy;
    }
}
