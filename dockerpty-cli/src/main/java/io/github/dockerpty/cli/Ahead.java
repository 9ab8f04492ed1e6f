// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.security.Security;
import java.util.List;

/**
 * Gets ready, on a thread of its own, what is needed a little later: first what the JDK's unix sockets ask for, while
 * the arguments are read and the terminal is asked, then the classes of a session, while the engine is asked.
 *
 * <p>Whoever comes to need it before it is ready waits for the rest of it, as the JVM initializes classes.
 */
final class Ahead implements Runnable {

    private static final String PROVIDER = "java.nio.channels.spi.SelectorProvider";
    private static final String EPOLL = "sun.nio.ch.EPollSelectorProvider";

    /** What the JDK asks for before its first unix socket; the providers of security take it ten milliseconds. */
    private static final String RANDOM = "NativePRNGNonBlocking";

    /** From this version on the providers of security have a lambda, before only what looks for that of channels. */
    private static final int LAMBDA = 24;

    /**
     * In the order of their use; what they are made of is loaded with them. Not the log of calls, which looks for a
     * property that is set later.
     */
    static final List<String> CLASSES = List.of(
            "pty.hijack.Connection",
            "pty.hijack.Response",
            "pty.hijack.TimeLimit",
            "pty.hijack.HeadParser",
            "pty.hijack.ResponseHead",
            "pty.hijack.Bodies",
            "pty.hijack.LengthBody",
            "pty.ApiVersions",
            "pty.EngineVersion",
            "pty.json.JsonText",
            "pty.ExecOperation",
            "pty.SessionAccount$End",
            "pty.ExecAnswers",
            "pty.json.JsonReader",
            "pty.PseudoTerminal",
            "pty.SessionRun",
            "pty.Ending",
            "pty.SizeKeeper",
            "pty.SizeKeeper$1",
            "pty.BreakableCall",
            "pty.SignalProxy",
            "pty.SignalProxy$1",
            "pty.SignalProxy$2",
            "tty.SignalTrap",
            "tty.TrappedSignals",
            "pty.ExecStart",
            "pty.hijack.HijackedConnection",
            "pty.HttpEngineConnection",
            "pty.Sockets",
            "pty.Sockets$InputEnd",
            "pty.OrderlyConnection",
            "pty.WatchedConnection",
            "pty.OutputSide",
            "io.PumpOptions",
            "io.FrameHeader",
            "io.Tally",
            "io.PayloadRun",
            "io.StreamType",
            "io.ReadBuffer",
            "io.Pump$Inlet",
            "io.Demuxer",
            "io.FrameReader",
            "io.Pump",
            "io.Route",
            "io.Outlet",
            "pty.LocalEnd",
            "pty.ExecExit",
            "pty.Closing",
            "pty.ExecInfo",
            "pty.Outcome$Exited",
            "cli.SessionEnd");

    private Ahead() {}

    static void start() {
        Thread thread = new Thread(new Ahead(), "dockerpty-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    /** Else the first channel opens every jar of the class path to look for one. */
    static void nameSelectorProvider() {
        try {
            Class.forName(EPOLL, false, null);
            System.setProperty(PROVIDER, EPOLL);
        } catch (ClassNotFoundException e) {
            // Another system: the JDK finds its own, a little later.
        }
    }

    /**
     * The part that the starting thread does meanwhile, so that both have done at the same time: a first lambda is
     * linked, for which the JDK makes ready all that links one. Before 24 that thread comes to the JDK's own soon.
     */
    static void share() {
        if (Integer.parseInt(System.getProperty("java.specification.version")) >= LAMBDA) {
            Runnable first = () -> {};
            first.run();
        }
    }

    @Override
    public void run() {
        try {
            // First the file that they are named in, while the other thread links its lambda.
            Security.getProperty("securerandom.source");
            SecureRandom.getInstance(RANDOM);
            for (String name : CLASSES) {
                Class.forName("io.github.dockerpty." + name);
            }
            if (asksNetAtClose(System.getProperty("java.version"))) {
                // Of the other kind, which loads what the end of the session would wait for.
                SocketChannel.open().close();
            }
        } catch (Exception e) {
            // Another system: the JDK does without it. Whoever needs what is missing gets to know. The exceptions are
            // not named, because they would be loaded.
        }
    }

    /**
     * Whether the JDK asks how TCP sockets are closed when it closes a connected unix socket, for which it loads some
     * fifty classes: 17.0.15 does not, 17.0.21 and 25 do.
     */
    static boolean asksNetAtClose(String version) {
        if (!version.startsWith("17.0.")) {
            return !version.equals("17");
        }
        int update = 0;
        for (int i = 5; i < version.length() && Character.isDigit(version.charAt(i)); i++) {
            update = 10 * update + version.charAt(i) - '0';
        }
        return update > 15;
    }
}
