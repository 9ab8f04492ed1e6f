// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.pty.json.JsonException;
import io.github.dockerpty.pty.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the text of one {@code config.json}. */
final class DockerConfigReader {

    private final Path directory;
    private String currentContext = "";
    private String detachKeys = "";
    private Map<String, String> httpHeaders = Map.of();
    private Map<String, Map<String, String>> auths = Map.of();
    private String credsStore = "";
    private Map<String, String> credHelpers = Map.of();

    DockerConfigReader(Path directory) {
        this.directory = directory;
    }

    /** As {@link DockerConfig#load}, for a file that is likely to be there. */
    static DockerConfig load(Path directory) {
        Path file = directory.resolve(DockerConfig.FILE);
        try {
            return new DockerConfigReader(directory).read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return DockerConfig.empty(directory, Optional.empty());
        } catch (IOException e) {
            return DockerConfig.empty(directory, Optional.of(file + " is passed over: " + e.getMessage()));
        }
    }

    DockerConfig read(byte[] text) throws JsonException {
        JsonReader json = new JsonReader(text);
        json.beginObject();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "currentContext" -> currentContext = json.string();
                case "detachKeys" -> detachKeys = json.string();
                case "HttpHeaders" -> httpHeaders = strings(json);
                case "auths" -> auths = entries(json);
                case "credsStore" -> credsStore = json.string();
                case "credHelpers" -> credHelpers = strings(json);
                default -> json.skip();
            }
        }
        json.end();
        return new DockerConfig(
                directory, currentContext, detachKeys, httpHeaders, auths, credsStore, credHelpers, Optional.empty());
    }

    /** The members of an object that are strings; others are skipped. */
    static Map<String, String> strings(JsonReader json) throws JsonException {
        Map<String, String> members = new LinkedHashMap<>();
        if (json.beginObject()) {
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                if (json.isString()) {
                    members.put(name, json.string());
                } else {
                    json.skip();
                }
            }
        }
        return Map.copyOf(members);
    }

    private static Map<String, Map<String, String>> entries(JsonReader json) throws JsonException {
        Map<String, Map<String, String>> entries = new LinkedHashMap<>();
        if (json.beginObject()) {
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                entries.put(name, strings(json));
            }
        }
        return Map.copyOf(entries);
    }
}
