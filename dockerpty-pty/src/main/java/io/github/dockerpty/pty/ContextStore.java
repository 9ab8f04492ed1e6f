// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.pty.json.JsonException;
import io.github.dockerpty.pty.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The docker CLI's contexts: {@code contexts/meta} and {@code contexts/tls}, in directories named by SHA-256. */
final class ContextStore {

    private static final String HEX = "0123456789abcdef";

    private final Path root;

    ContextStore(Path configDirectory) {
        this.root = configDirectory.resolve("contexts");
    }

    /**
     * What a context says of its engine.
     *
     * @param host as {@code DOCKER_HOST}
     * @param skipTlsVerify whether the engine need not prove itself
     * @param tls the directory of its certificates, which may be missing
     */
    record DockerContext(String host, boolean skipTlsVerify, Path tls) {}

    DockerContext find(String name) throws IOException {
        String directory = hash(name);
        Path meta = root.resolve("meta").resolve(directory).resolve("meta.json");
        try {
            JsonReader json = new JsonReader(Files.readAllBytes(meta));
            Path tls = root.resolve("tls").resolve(directory).resolve("docker");
            return read(json, tls);
        } catch (NoSuchFileException e) {
            throw new EndpointException(
                    "context \"" + name + "\"", "context not found: see \"docker context ls\" for those there are", e);
        } catch (JsonException e) {
            throw new EndpointException(meta.toString(), e.getMessage(), e);
        }
    }

    private static DockerContext read(JsonReader json, Path tls) throws JsonException {
        DockerContext found = new DockerContext("", false, tls);
        json.beginObject();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            if (name.equals("Endpoints")) {
                found = readEndpoints(json, found);
            } else {
                json.skip();
            }
        }
        return found;
    }

    private static DockerContext readEndpoints(JsonReader json, DockerContext none) throws JsonException {
        DockerContext found = none;
        if (!json.beginObject()) {
            return found;
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            if (name.equals("docker")) {
                found = readDocker(json, none.tls());
            } else {
                json.skip();
            }
        }
        return found;
    }

    private static DockerContext readDocker(JsonReader json, Path tls) throws JsonException {
        String host = "";
        boolean skipTlsVerify = false;
        if (json.beginObject()) {
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                switch (name) {
                    case "Host" -> host = json.string();
                    case "SkipTLSVerify" -> skipTlsVerify = json.bool();
                    default -> json.skip();
                }
            }
        }
        return new DockerContext(host, skipTlsVerify, tls);
    }

    private static String hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            StringBuilder text = new StringBuilder(64);
            for (byte b : digest) {
                text.append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
            return text.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
