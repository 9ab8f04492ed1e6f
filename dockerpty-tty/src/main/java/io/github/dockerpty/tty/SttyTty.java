// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.IOException;
import java.util.Optional;

/** A descriptor through {@code stty(1)}, by GNU, busybox or BSD; each question is a process of a few milliseconds. */
final class SttyTty implements Tty {

    /** What {@code cfmakeraw(3)} does; {@code stty raw} differs between systems and from that. */
    private static final String[] RAW = {
        "-ignbrk", "-brkint", "-parmrk", "-istrip", "-inlcr", "-igncr", "-icrnl", "-ixon", "-opost", "-echo", "-echonl",
        "-icanon", "-isig", "-iexten", "-parenb", "cs8", "min", "1", "time", "0"
    };

    private final int fd;
    private final SttyCommand stty;

    SttyTty(int fd) {
        this.fd = fd;
        this.stty = new SttyCommand(fd);
    }

    /** Saved modes as {@code stty -g} prints them. */
    private record Attributes(String text) implements TtyAttributes {}

    @Override
    public boolean isTerminal() {
        try {
            return stty.run("-g").status() == 0;
        } catch (IOException noSuchCommand) {
            // Nothing can be set without the command, so for every purpose here there is no terminal.
            return false;
        }
    }

    @Override
    public Optional<TerminalSize> size() {
        try {
            SttyCommand.Answer answer = stty.run("size");
            return answer.status() == 0 ? parse(answer.text()) : Optional.empty();
        } catch (IOException noSuchCommand) {
            return Optional.empty();
        }
    }

    @Override
    public TtyAttributes save() throws IOException {
        SttyCommand.Answer answer = stty.run("-g");
        if (answer.status() != 0) {
            throw refusal("stty -g", answer);
        }
        return new Attributes(answer.text());
    }

    @Override
    public void raw(TtyAttributes saved) throws IOException {
        String[] arguments = new String[RAW.length + 1];
        arguments[0] = text(saved);
        System.arraycopy(RAW, 0, arguments, 1, RAW.length);
        change("stty (raw)", arguments);
    }

    @Override
    public void plainOutput(TtyAttributes saved) throws IOException {
        change("stty -opost", text(saved), "-opost");
    }

    @Override
    public boolean restore(TtyAttributes saved) throws IOException {
        String modes = text(saved);
        if (!isTerminal()) {
            return false;
        }
        change("stty (restore)", modes);
        return true;
    }

    @Override
    public String toString() {
        return DescriptorTty.name(fd);
    }

    /** Reads "rows columns". */
    static Optional<TerminalSize> parse(String text) {
        int space = text.indexOf(' ');
        try {
            int rows = Integer.parseInt(text, 0, Math.max(space, 0), 10);
            TerminalSize size = new TerminalSize(rows, Integer.parseInt(text, space + 1, text.length(), 10));
            return size.isUnknown() ? Optional.empty() : Optional.of(size);
        } catch (IllegalArgumentException notTwoNumbers) {
            return Optional.empty();
        }
    }

    private void change(String request, String... arguments) throws IOException {
        SttyCommand.Answer answer = stty.run(arguments);
        if (answer.status() != 0) {
            throw refusal(request, answer);
        }
    }

    private TtyException refusal(String request, SttyCommand.Answer answer) {
        return new TtyException(request, toString(), answer.status(), answer.text());
    }

    private static String text(TtyAttributes saved) {
        if (!(saved instanceof Attributes attributes)) {
            throw new IllegalArgumentException("modes " + saved + " were not saved by this driver");
        }
        return attributes.text();
    }
}
