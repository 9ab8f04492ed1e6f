// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.cli.options.UsageException;
import io.github.dockerpty.pty.EngineVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** {@code version}: ours, Java's, and the engine's if it can be reached. */
record VersionCommand(Context context, EngineAccess access) implements Command {

    @Override
    public int run() throws UsageException, IOException {
        context.print(own());
        context.print("Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ")\n");
        String where = access.endpoint().toString();
        try {
            EngineVersion version = access.engine().version();
            String server = version.server().isEmpty() ? "unnamed" : version.server();
            context.print("Engine " + server + ", API " + version.api() + ", at " + where + "\n");
        } catch (Context.OutputClosedException e) {
            throw e;
        } catch (IOException e) {
            context.print(
                    "Engine not reached at " + where + ": " + ErrorText.oneLine(String.valueOf(e.getMessage())) + "\n");
        }
        return ExitCode.DONE;
    }

    /** Our own line. */
    static String own() throws IOException {
        try (InputStream text = VersionCommand.class.getResourceAsStream("version.txt")) {
            return "dockerpty " + new String(text.readAllBytes(), StandardCharsets.UTF_8).strip() + "\n";
        }
    }
}
