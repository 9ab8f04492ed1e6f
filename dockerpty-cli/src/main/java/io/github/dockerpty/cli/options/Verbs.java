// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.options;

import java.util.List;

/** Every verb; the one table behind the parser, the usage texts and the completions. */
public final class Verbs {

    /** Not a verb: the flags that stand before one. */
    public static final Verb GLOBAL = new Verb(
            "",
            "VERB ...",
            "Holds a terminal session with a container.",
            0,
            Integer.MAX_VALUE,
            List.of(
                    Flags.HOST,
                    Flags.CONTEXT,
                    Flags.TLS,
                    Flags.TLS_VERIFY,
                    Flags.TLS_CA,
                    Flags.TLS_CERT,
                    Flags.TLS_KEY,
                    Flags.CONFIG,
                    Flags.DEBUG,
                    Flags.LOG_LEVEL,
                    Flags.VERSION));

    public static final Verb RUN = new Verb(
            "run",
            "IMAGE [COMMAND [ARG...]]",
            "Creates a container, starts it and holds its terminal.",
            1,
            Integer.MAX_VALUE,
            List.of(
                    Flags.INTERACTIVE,
                    Flags.TTY,
                    Flags.DETACH,
                    Flags.ATTACH,
                    Flags.RM,
                    Flags.NAME,
                    Flags.ENV,
                    Flags.ENV_FILE,
                    Flags.USER,
                    Flags.WORKDIR,
                    Flags.ENTRYPOINT,
                    Flags.INIT,
                    Flags.PRIVILEGED,
                    Flags.DETACH_KEYS,
                    Flags.SIG_PROXY,
                    Flags.CIDFILE,
                    Flags.PULL,
                    Flags.QUIET,
                    Flags.PLATFORM,
                    Flags.NETWORK,
                    Flags.NET,
                    Flags.PUBLISH,
                    Flags.VOLUME,
                    Flags.MOUNT,
                    Flags.TMPFS,
                    Flags.HOSTNAME,
                    Flags.ADD_HOST,
                    Flags.LABEL,
                    Flags.READ_ONLY,
                    Flags.MEMORY,
                    Flags.CPUS,
                    Flags.CAP_ADD,
                    Flags.CAP_DROP,
                    Flags.SECURITY_OPT,
                    Flags.LOG_DRIVER,
                    Flags.RESTART,
                    Flags.STOP_SIGNAL,
                    Flags.STOP_TIMEOUT));

    public static final Verb EXEC = new Verb(
            "exec",
            "CONTAINER COMMAND [ARG...]",
            "Runs a process in a running container and holds its terminal.",
            2,
            Integer.MAX_VALUE,
            List.of(
                    Flags.INTERACTIVE,
                    Flags.TTY,
                    Flags.DETACH,
                    Flags.DETACH_KEYS,
                    Flags.ENV,
                    Flags.ENV_FILE,
                    Flags.USER,
                    Flags.WORKDIR,
                    Flags.PRIVILEGED));

    public static final Verb ATTACH = new Verb(
            "attach",
            "CONTAINER",
            "Holds the terminal of a running container.",
            1,
            1,
            List.of(Flags.DETACH_KEYS, Flags.NO_STDIN, Flags.SIG_PROXY));

    public static final Verb START = new Verb(
            "start",
            "CONTAINER",
            "Holds the terminal of a container and starts it if it is not running.",
            1,
            1,
            List.of(Flags.START_ATTACH, Flags.INTERACTIVE, Flags.DETACH_KEYS, Flags.SIG_PROXY));

    public static final Verb ENGINE = new Verb(
            "engine",
            "",
            "Serves an engine that runs programs of this machine, until INT or TERM.",
            0,
            0,
            List.of(Flags.LISTEN, Flags.ALLOW, Flags.PROFILE));

    public static final Verb SHOW_VERSION =
            new Verb("version", "", "Prints the versions of dockerpty, Java and the engine.", 0, 0, List.of());

    public static final Verb SHOW_HELP =
            new Verb("help", "[VERB]", "Explains the command or a verb of it.", 0, 1, List.of());

    public static final Verb COMPLETION =
            new Verb("completion", "bash|zsh|fish", "Prints the completion script of a shell.", 1, 1, List.of());

    public static final Verb WARM_UP = new Verb(
            "warm-up",
            "",
            "Makes the archive for quicker starts now, which is else made after a first session.",
            0,
            0,
            List.of());

    /** All of them, in the order of the usage text. */
    public static final List<Verb> ALL =
            List.of(RUN, EXEC, ATTACH, START, ENGINE, SHOW_VERSION, SHOW_HELP, COMPLETION, WARM_UP);

    private Verbs() {}

    /**
     * Finds a verb.
     *
     * @param name what was typed
     * @return the verb
     * @throws UsageException if there is none, with the nearest one
     */
    public static Verb named(String name) throws UsageException {
        String[] names = new String[ALL.size()];
        for (int i = 0; i < names.length; i++) {
            Verb verb = ALL.get(i);
            if (verb.name().equals(name)) {
                return verb;
            }
            names[i] = verb.name();
        }
        throw new UsageException(
                "unknown verb '" + name + "'" + Nearest.hint(name, names) + "; 'dockerpty help' lists them");
    }
}
