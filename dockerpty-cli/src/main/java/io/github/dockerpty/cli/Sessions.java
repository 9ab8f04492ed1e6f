// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.options.UsageException;
import io.github.dockerpty.pty.ContainerInfo;
import io.github.dockerpty.pty.DetachKeys;
import io.github.dockerpty.pty.Engine;
import io.github.dockerpty.pty.SessionOptions;
import io.github.dockerpty.pty.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the verbs that hold a session have in common. */
final class Sessions {

    private static final Path STDIN = Path.of("/proc/self/fd/0");

    private final Context context;
    private final EngineAccess access;
    private final Arguments arguments;

    Sessions(Context context, EngineAccess access, Arguments arguments) {
        this.context = context;
        this.access = access;
        this.arguments = arguments;
    }

    /** The options that flags decide, in the same way for every verb; signals as told. */
    SessionOptions options(Signals signals) throws UsageException {
        return SessionOptions.defaults().withDetachKeys(detachKeys()).withSignals(signals);
    }

    /** As {@link #options(Signals)}, but INT and TERM detach with {@code --sig-proxy=false}, where that can be. */
    SessionOptions proxied(Signals signals) throws UsageException {
        Signals instead = access.isEmbedded() ? Signals.INTERRUPT : Signals.DETACH;
        return options(arguments.isOn(Flags.SIG_PROXY, true) ? signals : instead);
    }

    /** Makes an exit code of how a session ended; {@code back} as in {@link SessionEnd}. */
    SessionEnd end(String process, String back) {
        return access.isEmbedded() ? SessionEnd.withEngine(context, process) : new SessionEnd(context, process, back);
    }

    /** Those of the flag, else those of config.json, else the standard ones; none where nothing would be left. */
    private DetachKeys detachKeys() throws UsageException {
        DetachKeys keys = wantedKeys();
        return access.isEmbedded() ? DetachKeys.none() : keys;
    }

    private DetachKeys wantedKeys() throws UsageException {
        String keys = arguments.text(Flags.DETACH_KEYS);
        if (keys.isEmpty()) {
            keys = access.config().detachKeys();
        }
        try {
            return DetachKeys.parse(keys);
        } catch (IllegalArgumentException e) {
            boolean typed = !arguments.text(Flags.DETACH_KEYS).isEmpty();
            throw new UsageException(e.getMessage() + (typed ? "" : " (they are in config.json)"));
        }
    }

    /**
     * Refuses to attach a stdin that is no terminal to a process that has one: its end would end the session at once.
     *
     * @param cure what to do instead
     */
    void requireTerminal(String cure) throws RefusedException {
        if (!hasTerminal()) {
            throw new RefusedException("stdin is not a terminal, but the process has one; " + cure);
        }
    }

    /**
     * Refuses, for a container that exists already, a stdin that is really going to be attached and cannot be: one that
     * nothing can be read from, or one that is no terminal when the process has one.
     *
     * @param cure how not to attach it
     */
    void requireUsable(Engine engine, String container, String cure) throws IOException {
        if (hasTerminal()) {
            return;
        }
        ContainerInfo info = engine.inspectContainer(container);
        if (info.openStdin()) {
            requireReadable(cure);
        }
        if (info.tty() && info.openStdin()) {
            requireTerminal(cure + ", or call this from a terminal");
        }
    }

    /**
     * Refuses an input that nothing can be read from, before anything is created.
     *
     * @param cure how not to attach it
     */
    void requireReadable(String cure) throws RefusedException {
        if (Files.isDirectory(STDIN)) {
            throw new RefusedException("stdin is a directory; give a file, a pipe or /dev/null, or " + cure);
        }
    }

    private boolean hasTerminal() {
        return context.streams().inputTty().isTerminal();
    }
}
