// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.pty.SessionStreams;
import io.github.dockerpty.tty.NullTty;
import io.github.dockerpty.tty.Tty;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the command in this JVM, between buffers. */
final class CommandRun {

    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private OutputStream stdout = out;
    private String input = "";
    private Tty terminal = new NullTty();

    CommandRun with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    CommandRun input(String text) {
        input = text;
        return this;
    }

    CommandRun stdout(OutputStream instead) {
        stdout = instead;
        return this;
    }

    /** Lets stdin count as a terminal. */
    CommandRun onTerminal() {
        terminal = new FakeTerminal();
        return this;
    }

    int run(String... arguments) {
        SessionStreams streams = SessionStreams.of(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), stdout, err)
                .withTerminals(terminal, terminal);
        return new Cli(new Context(environment, streams, stdout, err, new NullTty())).run(List.of(arguments));
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
