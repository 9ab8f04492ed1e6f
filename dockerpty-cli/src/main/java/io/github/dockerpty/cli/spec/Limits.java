// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.spec;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.options.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the container may use and do: memory, CPUs, capabilities, security options. */
final class Limits {

    private static final String SECCOMP = "seccomp=";

    private Limits() {}

    static void add(Arguments arguments, JsonObject host) throws UsageException, UnreadableFileException {
        if (arguments.given(Flags.MEMORY)) {
            host.raw("Memory", Long.toString(Quantity.bytes(Flags.MEMORY, arguments.text(Flags.MEMORY))));
        }
        if (arguments.given(Flags.CPUS)) {
            host.raw("NanoCpus", Long.toString(Quantity.billionths(Flags.CPUS, arguments.text(Flags.CPUS))));
        }
        host.texts("CapAdd", arguments.all(Flags.CAP_ADD)).texts("CapDrop", arguments.all(Flags.CAP_DROP));
        security(arguments.all(Flags.SECURITY_OPT), host);
    }

    private static void security(List<String> values, JsonObject host) throws UsageException, UnreadableFileException {
        List<String> options = new ArrayList<>();
        for (String value : values) {
            if (value.equals("systempaths=unconfined")) {
                host.raw("MaskedPaths", "[]").raw("ReadonlyPaths", "[]");
            } else if (value.startsWith(SECCOMP)) {
                options.add(SECCOMP + profile(value.substring(SECCOMP.length())));
            } else if (value.indexOf('=') < 0 && value.indexOf(':') < 0 && !value.equals("no-new-privileges")) {
                throw new UsageException(Flags.SECURITY_OPT + "=" + value + ": write name=value or no-new-privileges");
            } else {
                options.add(value);
            }
        }
        host.texts("SecurityOpt", options);
    }

    /** The engine wants the profile's text where we get a file's name. */
    private static String profile(String file) throws UnreadableFileException {
        if (file.equals("unconfined") || file.equals("builtin")) {
            return file;
        }
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UnreadableFileException(Flags.SECURITY_OPT + "=" + SECCOMP + file + " cannot be read: "
                    + Reason.of(e) + "; name a JSON file, or 'unconfined'");
        }
    }
}
