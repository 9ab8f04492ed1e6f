// SPDX-License-Identifier: Apache-2.0
package outside.testkit;

import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.Frames;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Runs an exec on an embedded engine with nothing but the JDK: without JUnit, AssertJ and any client for Docker. */
public final class Main {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI host;

    private Main(EmbeddedEngine engine) {
        host = URI.create("http://127.0.0.1:" + engine.host().getPort());
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (EmbeddedEngine engine = EmbeddedEngine.setUp()
                .image("greeter", session -> {
                    session.print("hello\n");
                    return 3;
                })
                .container("g", "greeter")
                .onTcp()) {
            new Main(engine).exec();
        }
    }

    private void exec() throws IOException, InterruptedException {
        String created = new String(post("/containers/g/exec", "{\"Cmd\":[\"greet\"],\"AttachStdout\":true}"));
        String id = created.split("\"")[3];
        Frames output = Frames.decode(post("/exec/" + id + "/start", "{}"));
        if (!output.list().equals(Frames.frames().stdout("hello\n").list())) {
            throw new AssertionError("the exec printed " + output);
        }
    }

    private byte[] post(String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(host.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return client.send(request, BodyHandlers.ofByteArray()).body();
    }
}
