// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * Another {@link Tty} with the size given: for a fixed geometry, for sessions without a terminal, and for tests.
 *
 * <p>Everything but the size is the other one's. Immutable; usable from any thread if the other is.
 */
public final class FixedSizeTty implements Tty {

    private final Tty tty;
    private final TerminalSize size;

    /**
     * No terminal, but with a size.
     *
     * @param size the size to report
     */
    public FixedSizeTty(TerminalSize size) {
        this(new NullTty(), size);
    }

    /**
     * The given terminal with another size.
     *
     * @param tty answers all but the size
     * @param size the size to report; 0x0 is reported as unknown
     */
    public FixedSizeTty(Tty tty, TerminalSize size) {
        this.tty = Objects.requireNonNull(tty, "tty");
        this.size = Objects.requireNonNull(size, "size");
    }

    @Override
    public boolean isTerminal() {
        return tty.isTerminal();
    }

    /**
     * The size given at construction, whether or not there is a terminal.
     *
     * @return the size; empty if it is 0x0
     */
    @Override
    public Optional<TerminalSize> size() {
        return size.isUnknown() ? Optional.empty() : Optional.of(size);
    }

    @Override
    public TtyAttributes save() throws IOException {
        return tty.save();
    }

    @Override
    public void raw(TtyAttributes saved) throws IOException {
        tty.raw(saved);
    }

    @Override
    public void plainOutput(TtyAttributes saved) throws IOException {
        tty.plainOutput(saved);
    }

    @Override
    public boolean restore(TtyAttributes saved) throws IOException {
        return tty.restore(saved);
    }

    @Override
    public boolean isForeground() {
        return tty.isForeground();
    }
}
