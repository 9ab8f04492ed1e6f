// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.tty.TerminalSize;
import io.github.dockerpty.tty.Tty;
import io.github.dockerpty.tty.TtyAttributes;
import java.util.Optional;

/**
 * Says that it is a terminal of 24 rows and 80 columns, and has modes that nobody sees.
 *
 * <p>For runs in this JVM that only ask whether there is one; the built command is tested on real ones.
 */
final class FakeTerminal implements Tty {

    @Override
    public boolean isTerminal() {
        return true;
    }

    @Override
    public Optional<TerminalSize> size() {
        return Optional.of(new TerminalSize(24, 80));
    }

    @Override
    public TtyAttributes save() {
        return new TtyAttributes() {};
    }

    @Override
    public void raw(TtyAttributes saved) {}

    @Override
    public void plainOutput(TtyAttributes saved) {}

    @Override
    public boolean restore(TtyAttributes saved) {
        return true;
    }
}
