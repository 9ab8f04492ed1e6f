// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.spec;

import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.options.UsageException;
import java.nio.file.Path;

/** One {@code --mount}: {@code key=value} fields with commas between, quoted as in CSV where needed. */
final class MountSpec {

    private static final int OCTAL = 8;

    private final String value;
    private final Path workingDirectory;
    private final JsonObject mount = new JsonObject();
    private final JsonObject bind = new JsonObject();
    private final JsonObject volume = new JsonObject();
    private final JsonObject labels = new JsonObject();
    private final JsonObject driver = new JsonObject();
    private final JsonObject driverOptions = new JsonObject();
    private final JsonObject tmpfs = new JsonObject();
    private String type = "volume";
    private String source = "";
    private String target = "";

    private MountSpec(String value, Path workingDirectory) {
        this.value = value;
        this.workingDirectory = workingDirectory;
    }

    static String json(String value, Path workingDirectory) throws UsageException {
        MountSpec spec = new MountSpec(value, workingDirectory);
        for (String field : Fields.of(value)) {
            int equals = field.indexOf('=');
            spec.field(
                    (equals < 0 ? field : field.substring(0, equals)).strip(),
                    equals < 0 ? "" : field.substring(equals + 1));
        }
        return spec.json();
    }

    private void field(String key, String text) throws UsageException {
        switch (key) {
            case "type" -> type = text;
            case "source", "src" -> source = text;
            case "target", "dst", "destination" -> target = text;
            case "readonly", "ro" -> mount.raw("ReadOnly", Boolean.toString(truth(text)));
            case "bind-propagation" -> bind.text("Propagation", text);
            case "bind-nonrecursive" -> bind.raw("NonRecursive", Boolean.toString(truth(text)));
            case "volume-nocopy" -> volume.raw("NoCopy", Boolean.toString(truth(text)));
            case "volume-label" -> pair(labels, text);
            case "volume-driver" -> driver.text("Name", text);
            case "volume-opt" -> pair(driverOptions, text);
            case "volume-subpath" -> volume.text("Subpath", text);
            case "tmpfs-size" -> tmpfs.raw("SizeBytes", Long.toString(Quantity.bytes(Flags.MOUNT, text)));
            case "tmpfs-mode" -> tmpfs.raw("Mode", Integer.toString(mode(text)));
            default -> throw bad("unknown field '" + key + "'");
        }
    }

    private String json() throws UsageException {
        if (target.isEmpty()) {
            throw bad("the target is missing");
        }
        if (!type.equals("bind") && !type.equals("volume") && !type.equals("tmpfs")) {
            throw bad("unknown type '" + type + "'");
        }
        boolean isBind = type.equals("bind");
        if (isBind && source.isEmpty()) {
            throw bad("a bind needs a source");
        }
        String from = isBind && source.charAt(0) == '.' ? Mounts.resolved(source, workingDirectory) : source;
        JsonObject all =
                new JsonObject().text("Type", type).text("Source", from).text("Target", target);
        mount.members().forEach(all::raw);
        driver.object("Options", driverOptions);
        volume.object("Labels", labels).object("DriverConfig", driver);
        return all.object("BindOptions", bind)
                .object("VolumeOptions", volume)
                .object("TmpfsOptions", tmpfs)
                .toString();
    }

    private static void pair(JsonObject into, String text) {
        int equals = text.indexOf('=');
        into.raw(
                equals < 0 ? text : text.substring(0, equals), Json.text(equals < 0 ? "" : text.substring(equals + 1)));
    }

    private boolean truth(String text) throws UsageException {
        return switch (text) {
            case "", "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw bad("'" + text + "' is neither true nor false");
        };
    }

    private int mode(String text) throws UsageException {
        try {
            return Integer.parseInt(text, OCTAL);
        } catch (NumberFormatException e) {
            throw bad("'" + text + "' is no octal mode");
        }
    }

    private UsageException bad(String why) {
        return new UsageException(Flags.MOUNT + "=" + value + ": " + why + "; write type=bind,source=/dir,target=/dir");
    }
}
