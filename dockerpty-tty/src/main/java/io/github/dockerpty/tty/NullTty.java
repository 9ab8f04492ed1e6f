// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.util.Optional;

/**
 * Not a terminal: what a session without one is given, and tests.
 *
 * <p>Immutable, usable from any thread, never blocks.
 */
public final class NullTty implements Tty {

    /** Makes a new one; all are alike. */
    public NullTty() {}

    /**
     * Not a terminal.
     *
     * @return false
     */
    @Override
    public boolean isTerminal() {
        return false;
    }

    /**
     * No size.
     *
     * @return empty
     */
    @Override
    public Optional<TerminalSize> size() {
        return Optional.empty();
    }

    /**
     * Always refuses.
     *
     * @throws TtyException always
     */
    @Override
    public TtyAttributes save() throws TtyException {
        throw refusal("save modes");
    }

    /**
     * Always refuses.
     *
     * @throws TtyException always
     */
    @Override
    public void raw(TtyAttributes saved) throws TtyException {
        throw refusal("set raw mode");
    }

    /**
     * Always refuses.
     *
     * @throws TtyException always
     */
    @Override
    public void plainOutput(TtyAttributes saved) throws TtyException {
        throw refusal("set plain output");
    }

    /**
     * Nothing to restore.
     *
     * @return false
     */
    @Override
    public boolean restore(TtyAttributes saved) {
        return false;
    }

    private static TtyException refusal(String request) {
        return new TtyException(request, "no terminal", -1, "there is no terminal here; ask isTerminal first");
    }
}
