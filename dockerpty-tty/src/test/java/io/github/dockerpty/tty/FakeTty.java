// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.util.Optional;

/** A terminal in memory that can be made to refuse, or be in the background, which no real one does when asked. */
final class FakeTty implements Tty {

    String modes = "cooked";
    boolean foreground = true;
    boolean refusesRaw;
    boolean refusesRestore;

    private record Saved(String modes) implements TtyAttributes {}

    @Override
    public boolean isTerminal() {
        return true;
    }

    @Override
    public Optional<TerminalSize> size() {
        return Optional.of(new TerminalSize(25, 132));
    }

    @Override
    public TtyAttributes save() {
        return new Saved(modes);
    }

    @Override
    public void raw(TtyAttributes saved) throws TtyException {
        modes = "raw";
        if (refusesRaw) {
            throw new TtyException("raw", "fake", 1, "refused");
        }
    }

    @Override
    public void plainOutput(TtyAttributes saved) {
        modes = "plain";
    }

    @Override
    public boolean restore(TtyAttributes saved) throws TtyException {
        if (refusesRestore) {
            throw new TtyException("restore", "fake", 2, "refused");
        }
        modes = ((Saved) saved).modes();
        return true;
    }

    @Override
    public boolean isForeground() {
        return foreground;
    }
}
