// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.options;

import static io.github.dockerpty.cli.options.Flag.NO_LETTER;

/** Every flag, each once, even when several verbs take it. */
public final class Flags {

    // Before the verb.
    public static final Flag HOST = Flag.list("host", 'H', "host", "the engine's address: unix://, tcp://, embedded:");
    public static final Flag CONTEXT = Flag.value("context", 'c', "name", "the context that names the engine");
    public static final Flag TLS = Flag.on("tls", NO_LETTER, "use TLS without verifying the engine");
    public static final Flag TLS_VERIFY = Flag.on("tlsverify", NO_LETTER, "use TLS and verify the engine");
    public static final Flag TLS_CA = Flag.value("tlscacert", NO_LETTER, "file", "the authority to trust");
    public static final Flag TLS_CERT = Flag.value("tlscert", NO_LETTER, "file", "the client's certificate");
    public static final Flag TLS_KEY = Flag.value("tlskey", NO_LETTER, "file", "the client's key");
    public static final Flag CONFIG = Flag.value("config", NO_LETTER, "dir", "the folder of config.json");
    public static final Flag DEBUG = Flag.on("debug", 'D', "log at level debug to stderr, show stack traces");
    public static final Flag LOG_LEVEL = Flag.value(
            "log-level", 'l', "debug|info|warn|error|fatal", "log at this level to stderr; nothing is logged else");
    public static final Flag VERSION = Flag.on("version", 'v', "print the version and end");

    // Of every verb.
    public static final Flag HELP = Flag.on("help", NO_LETTER, "print this text and end");

    // Of the terminal and the streams.
    public static final Flag INTERACTIVE = Flag.on("interactive", 'i', "attach stdin");
    public static final Flag TTY = Flag.on("tty", 't', "give the process a terminal");
    public static final Flag DETACH = Flag.on("detach", 'd', "run in the background");
    public static final Flag DETACH_KEYS = Flag.value(
            "detach-keys", NO_LETTER, "keys", "the keys that detach, for example ctrl-p,ctrl-q, which is the default");
    public static final Flag SIG_PROXY =
            Flag.on("sig-proxy", NO_LETTER, "pass signals on to the process (default true); else INT and TERM detach");
    public static final Flag NO_STDIN = Flag.on("no-stdin", NO_LETTER, "do not attach stdin");
    public static final Flag ATTACH = Flag.list("attach", 'a', "stdin|stdout|stderr", "attach only this stream");
    public static final Flag START_ATTACH = Flag.on("attach", 'a', "attach stdout and stderr; always so");

    // Of the process.
    public static final Flag ENV = Flag.list("env", 'e', "name[=value]", "set a variable, or pass it on");
    public static final Flag ENV_FILE = Flag.list("env-file", NO_LETTER, "file", "read variables from a file");
    public static final Flag USER = Flag.value("user", 'u', "user[:group]", "the user, by name or number");
    public static final Flag WORKDIR = Flag.value("workdir", 'w', "path", "the working directory in the container");
    public static final Flag PRIVILEGED = Flag.on("privileged", NO_LETTER, "give extended privileges");
    public static final Flag ENTRYPOINT =
            Flag.value("entrypoint", NO_LETTER, "program", "instead of the image's; an empty one resets it");
    public static final Flag INIT = Flag.on("init", NO_LETTER, "run an init that forwards signals and reaps");

    // Of the container.
    public static final Flag RM = Flag.on("rm", NO_LETTER, "remove the container after its end");
    public static final Flag NAME = Flag.value("name", NO_LETTER, "name", "the container's name");
    public static final Flag CIDFILE = Flag.value("cidfile", NO_LETTER, "file", "write the container's id here");
    public static final Flag PULL =
            Flag.value("pull", NO_LETTER, "always|missing|never", "when to pull the image (default missing)");
    public static final Flag QUIET = Flag.on("quiet", 'q', "show no progress of a pull");
    public static final Flag PLATFORM = Flag.value("platform", NO_LETTER, "os/arch", "the image's platform");
    public static final Flag HOSTNAME = Flag.value("hostname", 'h', "name", "the container's host name");
    public static final Flag LABEL = Flag.list("label", 'l', "key[=value]", "set a label");
    public static final Flag READ_ONLY = Flag.on("read-only", NO_LETTER, "mount the root file system read-only");
    public static final Flag RESTART =
            Flag.value("restart", NO_LETTER, "policy", "no, on-failure[:n], always or unless-stopped (default no)");
    public static final Flag STOP_SIGNAL = Flag.value("stop-signal", NO_LETTER, "signal", "the signal that stops it");
    public static final Flag STOP_TIMEOUT =
            Flag.value("stop-timeout", NO_LETTER, "seconds", "how long a stop waits before it kills");
    public static final Flag LOG_DRIVER = Flag.value("log-driver", NO_LETTER, "driver", "where its log goes");

    // Of network, storage and limits.
    public static final Flag NETWORK =
            Flag.list("network", NO_LETTER, "name", "connect it to this network; also name=...,alias=...,ip=...");
    public static final Flag NET = Flag.list("net", NO_LETTER, "network", "the same as --network");
    public static final Flag PUBLISH = Flag.list("publish", 'p', "[[ip:]port:]port[/proto]", "publish a port");
    public static final Flag ADD_HOST = Flag.list("add-host", NO_LETTER, "host:ip", "add a line to its hosts file");
    public static final Flag VOLUME = Flag.list("volume", 'v', "[source:]dir[:options]", "mount a folder or a volume");
    public static final Flag MOUNT = Flag.list("mount", NO_LETTER, "type=...,target=...", "mount, in the long form");
    public static final Flag TMPFS = Flag.list("tmpfs", NO_LETTER, "dir[:options]", "mount a tmpfs");
    public static final Flag MEMORY = Flag.value("memory", 'm', "bytes", "the memory limit; units b, k, m, g");
    public static final Flag CPUS = Flag.value("cpus", NO_LETTER, "number", "the number of CPUs, for example 1.5");
    public static final Flag CAP_ADD = Flag.list("cap-add", NO_LETTER, "capability", "add a capability");
    public static final Flag CAP_DROP = Flag.list("cap-drop", NO_LETTER, "capability", "drop a capability");
    public static final Flag SECURITY_OPT = Flag.list("security-opt", NO_LETTER, "option", "set a security option");

    // Of the engine that the command serves.
    public static final Flag LISTEN = Flag.value(
            "listen",
            NO_LETTER,
            "host",
            "unix:///path, or tcp://127.0.0.1:port with mutual TLS (default a private socket)");
    public static final Flag ALLOW =
            Flag.list("allow", NO_LETTER, "program,...", "the only programs that may run (default any)");
    public static final Flag PROFILE = Flag.value(
            "profile",
            NO_LETTER,
            "docker-28|docker-20.10|podman-4",
            "which engine it answers like (default docker-28)");

    private Flags() {}
}
