// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

    /**
     * Reads {@code config.json} in a directory. A missing file is an empty one; so is one that cannot be read, with a
     * warning, as the docker CLI has it.
     *
     * @param directory the directory
     * @return what it says
     */
    public static DockerConfig load(Path directory) {
        Path file = directory.resolve("config.json");
        try {
            return new DockerConfigReader(directory).read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return empty(directory, Optional.empty());
        } catch (IOException e) {
            return empty(directory, Optional.of(file + " is passed over: " + e.getMessage()));
        }
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

    private static DockerConfig empty(Path directory, Optional<String> warning) {
        return new DockerConfig(directory, "", "", Map.of(), Map.of(), "", Map.of(), warning);
    }

    /** The directory alone. */
    @Override
    public String toString() {
        return "DockerConfig[" + directory + "]";
    }
}
