// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the docker CLI's {@code config.json} says, as far as sessions and pulls need it; holds secrets, so that its text
 * form tells only the directory.
 *
 * @param directory where the file, the contexts and the certificates are
 * @param currentContext the context to use; empty for none
 * @param detachKeys the keys that end a session; empty for the default
 * @param httpHeaders headers to send with each request
 * @param auths for each registry the strings of its entry, such as a token
 * @param credsStore the credential store of registries without one of their own; empty for none
 * @param credHelpers the credential store of each registry that has its own
 * @param warning why the file was passed over, one line; empty if it was read or is missing
 */
public record DockerConfig(
        Path directory,
        String currentContext,
        String detachKeys,
        Map<String, String> httpHeaders,
        Map<String, Map<String, String>> auths,
        String credsStore,
        Map<String, String> credHelpers,
        Optional<String> warning) {

    static final String FILE = "config.json";

    /**
     * Reads {@code config.json} in a directory. A missing file is an empty one; so is one that cannot be read, with a
     * warning, as the docker CLI has it.
     *
     * @param directory the directory
     * @return what it says
     */
    public static DockerConfig load(Path directory) {
        return isMissing(directory) ? empty(directory, Optional.empty()) : DockerConfigReader.load(directory);
    }

    /* Many have none. To find that out by reading it would load a dozen classes at each start of the command. */
    private static boolean isMissing(Path directory) {
        File folder = directory.toFile();
        return !new File(folder, FILE).exists() && (folder.canExecute() || !folder.exists());
    }

    /**
     * The directory that the docker CLI would use: the option, {@code DOCKER_CONFIG}, or {@code .docker} in the home.
     *
     * @param option {@code --config}
     * @param environment the environment variables
     * @param home the user's home directory
     * @return the directory, which may be missing
     */
    public static Path directory(Optional<Path> option, Map<String, String> environment, Path home) {
        if (option.isPresent()) {
            return option.get();
        }
        String variable = environment.getOrDefault("DOCKER_CONFIG", "");
        return variable.isEmpty() ? home.resolve(".docker") : Path.of(variable);
    }

    static DockerConfig empty(Path directory, Optional<String> warning) {
        return new DockerConfig(directory, "", "", Map.of(), Map.of(), "", Map.of(), warning);
    }

    /** The directory alone. */
    @Override
    public String toString() {
        return "DockerConfig[" + directory + "]";
    }
}
