// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The command that puts a program on a terminal of its own.
 *
 * <p>It begins a session, opens the slave there (which makes it the controlling terminal), gives each signal its
 * default action back and becomes the program by exec, keeping its process id. Signals matter because a JVM that was
 * started in the background of a script ignores SIGINT, and children inherit that.
 */
enum Launcher {
    /** With setsid of util-linux and env of coreutils 8.31 or later. */
    SETSID {
        @Override
        List<String> probe() {
            return List.of("setsid", "--wait", "env", "--default-signal", "true");
        }

        @Override
        List<String> command(String device, Streams streams, List<String> program) {
            String onTerminal = (streams.stdin().isTerminal() ? " <&3" : "")
                    + (streams.stdout().isTerminal() ? " >&3" : "")
                    + (streams.stderr().isTerminal() ? " 2>&3" : "");
            String script = "exec 3<>\"$0\"" + onTerminal + " 3>&-; exec env --default-signal \"$@\"";
            return join(List.of("setsid", "--wait", "sh", "-c", script, device), program);
        }
    },

    /** With perl, which macOS has instead; 0x540E and 0x20007461 are TIOCSCTTY. */
    PERL {
        @Override
        List<String> probe() {
            return List.of("perl", "-MPOSIX", "-e", "exit 0");
        }

        @Override
        List<String> command(String device, Streams streams, List<String> program) {
            String onTerminal = (streams.stdin().isTerminal() ? "0" : "")
                    + (streams.stdout().isTerminal() ? "1" : "")
                    + (streams.stderr().isTerminal() ? "2" : "");
            return join(List.of("perl", "-MPOSIX", "-e", PERL_SCRIPT, device, onTerminal), program);
        }
    };

    private static final String PERL_SCRIPT =
            """
            my ($device, $streams, @program) = @ARGV;
            POSIX::setsid() != -1 or die qq(setsid: $!\n);
            open(my $tty, '+<', $device) or die qq($device: $!\n);
            ioctl($tty, $^O eq 'linux' ? 0x540E : 0x20007461, 0);
            POSIX::dup2(fileno($tty), $_) for split //, $streams;
            $SIG{$_} = 'DEFAULT' for qw(HUP INT QUIT PIPE ALRM TERM USR1 USR2 CHLD CONT TSTP TTIN TTOU WINCH);
            exec { $program[0] } @program or print STDERR qq($program[0]: $!\n);
            exit 127;
            """;

    private static final AtomicReference<Launcher> USUAL = new AtomicReference<>();

    /** A harmless command that only works where this launcher does. */
    abstract List<String> probe();

    abstract List<String> command(String device, Streams streams, List<String> program);

    /** The first that works here; found out once. */
    static Launcher usual() throws IOException {
        Launcher known = USUAL.get();
        if (known != null) {
            return known;
        }
        for (Launcher launcher : values()) {
            if (Probe.works(launcher.probe())) {
                USUAL.set(launcher);
                return launcher;
            }
        }
        throw new IOException(
                "no way to start a program on a pseudo-terminal: install util-linux's setsid with coreutils"
                        + " 8.31 or later, or perl");
    }

    private static List<String> join(List<String> launcher, List<String> program) {
        var command = new ArrayList<>(launcher);
        command.addAll(program);
        return command;
    }
}
