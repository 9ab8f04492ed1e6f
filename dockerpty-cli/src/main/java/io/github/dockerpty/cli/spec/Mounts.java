// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.spec;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.options.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is mounted: {@code --volume}, {@code --mount} and {@code --tmpfs}. */
final class Mounts {

    private final Path workingDirectory;

    Mounts(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    void add(Arguments arguments, JsonObject config, JsonObject host) throws UsageException {
        List<String> binds = new ArrayList<>();
        JsonObject anonymous = new JsonObject();
        for (String value : arguments.all(Flags.VOLUME)) {
            if (value.indexOf(':') < 0) {
                anonymous.raw(absolute(value, value), "{}");
            } else {
                binds.add(bind(value));
            }
        }
        config.object("Volumes", anonymous);
        host.texts("Binds", binds);
        List<String> mounts = new ArrayList<>();
        for (String value : arguments.all(Flags.MOUNT)) {
            mounts.add(MountSpec.json(value, workingDirectory));
        }
        if (!mounts.isEmpty()) {
            host.raw("Mounts", Json.array(mounts));
        }
        JsonObject tmpfs = new JsonObject();
        for (String value : arguments.all(Flags.TMPFS)) {
            int colon = value.indexOf(':');
            tmpfs.raw(
                    colon < 0 ? value : value.substring(0, colon),
                    Json.text(colon < 0 ? "" : value.substring(colon + 1)));
        }
        host.object("Tmpfs", tmpfs);
    }

    /** A source that begins with a dot or a slash is a folder of this machine, any other names a volume. */
    private String bind(String value) throws UsageException {
        int colon = value.indexOf(':');
        String source = value.substring(0, colon);
        String rest = value.substring(colon + 1);
        int options = rest.indexOf(':');
        absolute(value, options < 0 ? rest : rest.substring(0, options));
        if (source.isEmpty()) {
            throw new UsageException(Flags.VOLUME + "=" + value + ": the source is empty; write source:dir[:options]");
        }
        return source.charAt(0) == '.' ? resolved(source, workingDirectory) + ":" + rest : value;
    }

    static String resolved(String source, Path workingDirectory) {
        return workingDirectory.resolve(source).normalize().toString();
    }

    private static String absolute(String value, String dir) throws UsageException {
        if (!dir.startsWith("/")) {
            throw new UsageException(Flags.VOLUME + "=" + value + ": '" + dir
                    + "' is no absolute path in the container; write [source:]/dir[:options]");
        }
        return dir;
    }
}
