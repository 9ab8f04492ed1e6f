// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.json.JsonException;
import io.github.dockerpty.testkit.json.JsonObject;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The calls of the engine's API that tests make, byte-exact, one connection each.
 *
 * <p>Shares no code with {@link EngineClient} or the engine: it shows heads as they came, and each checks the other.
 */
final class ApiClient {

    private final URI host;
    private final String version;

    ApiClient(URI host, String version) {
        this.host = host;
        this.version = version;
    }

    /** An answer, its body without chunking. */
    record Answer(int status, String head, String body) {

        JsonObject json() {
            try {
                return JsonObject.parse(body.getBytes(StandardCharsets.ISO_8859_1));
            } catch (JsonException e) {
                throw new AssertionError(this.toString(), e);
            }
        }

        String message() {
            return json().text("message");
        }
    }

    /** A connection that was asked to become a stream. */
    record Stream(RawClient client, String head) implements Closeable {

        int status() {
            return Integer.parseInt(head.substring(9, 12));
        }

        String toEnd() throws IOException {
            return client.readToEnd();
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }

    String request(String method, String path, String json) {
        String content = json == null
                ? "Content-Length: 0\r\n"
                : "Content-Type: application/json\r\nContent-Length: " + json.getBytes(StandardCharsets.UTF_8).length
                        + "\r\n";
        return method + " /v" + version + path + " HTTP/1.1\r\nHost: localhost\r\n" + content;
    }

    Answer call(String method, String path) throws IOException {
        return call(method, path, null);
    }

    Answer call(String method, String path, String json) throws IOException {
        try (RawClient client = new RawClient(host)) {
            client.send((request(method, path, json) + "Connection: close\r\n\r\n" + (json == null ? "" : json))
                    .getBytes(StandardCharsets.UTF_8));
            return answer(client);
        }
    }

    static Answer answer(RawClient client) throws IOException {
        String head = client.readHead();
        int status = Integer.parseInt(head.substring(9, 12));
        String lower = head.toLowerCase(Locale.ROOT);
        if (lower.contains("transfer-encoding: chunked")) {
            return new Answer(status, head, chunks(client));
        }
        int length = lower.indexOf("content-length: ");
        if (length < 0) {
            return new Answer(status, head, status == 204 || status == 304 ? "" : client.readToEnd());
        }
        String number = lower.substring(length + 16, lower.indexOf('\r', length));
        return new Answer(status, head, client.readExactly(Integer.parseInt(number)));
    }

    private static String chunks(RawClient client) throws IOException {
        StringBuilder body = new StringBuilder();
        int size = Integer.parseInt(client.readUntil("\r\n").strip(), 16);
        while (size > 0) {
            body.append(client.readExactly(size));
            client.readUntil("\r\n");
            size = Integer.parseInt(client.readUntil("\r\n").strip(), 16);
        }
        return body.toString();
    }

    /** Asks for an upgrade and reads the head; early bytes go out with the request. */
    Stream upgrade(String path, String json, String early) throws IOException {
        RawClient client = new RawClient(host);
        client.send(request("POST", path, json) + "Connection: Upgrade\r\nUpgrade: tcp\r\n\r\n"
                + (json == null ? "" : json) + early);
        return new Stream(client, client.readHead());
    }

    Stream upgrade(String path, String json) throws IOException {
        return upgrade(path, json, "");
    }

    /** The id of a new container. */
    String create(String json) throws IOException {
        return created(call("POST", "/containers/create", json));
    }

    /** The id of a new exec. */
    String exec(String container, String json) throws IOException {
        return created(call("POST", "/containers/" + container + "/exec", json));
    }

    private static String created(Answer answer) {
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
        return answer.json().text("Id");
    }

    /** Creates an exec and starts it attached. */
    Stream execStream(String container, boolean tty, String... command) throws IOException {
        String json = JsonObject.of(
                        "Cmd",
                        List.of(command),
                        "AttachStdin",
                        true,
                        "AttachStdout",
                        true,
                        "AttachStderr",
                        true,
                        "Tty",
                        tty)
                .toString();
        return start(exec(container, json), tty);
    }

    Stream start(String exec, boolean tty) throws IOException {
        return upgrade("/exec/" + exec + "/start", "{\"Detach\":false,\"Tty\":" + tty + "}");
    }

    /** A POST whose head alone is read. */
    RawClient begin(String path) throws IOException {
        RawClient client = new RawClient(host);
        client.send(request("POST", path, null) + "\r\n");
        client.readHead();
        return client;
    }

    /** The head alone of the answer to a POST that does not ask for an upgrade. */
    String headOf(String path) throws IOException {
        try (RawClient client = new RawClient(host)) {
            return client.send(request("POST", path, null) + "\r\n").readHead();
        }
    }

    /** A client of a version that no engine has. */
    ApiClient newer() {
        return new ApiClient(host, "1.99");
    }
}
