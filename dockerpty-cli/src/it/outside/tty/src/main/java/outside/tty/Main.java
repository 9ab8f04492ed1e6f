// SPDX-License-Identifier: Apache-2.0
package outside.tty;

import io.github.dockerpty.tty.Terminal;
import io.github.dockerpty.tty.Ttys;
import java.io.IOException;

/** Asks for a raw terminal where there is none. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        try (Terminal terminal = Terminal.raw(Ttys.standardInput())) {
            terminal.start();
            if (terminal.isStarted() || terminal.size().isPresent()) {
                throw new AssertionError("raw " + terminal.isStarted() + ", size " + terminal.size());
            }
        }
    }
}
