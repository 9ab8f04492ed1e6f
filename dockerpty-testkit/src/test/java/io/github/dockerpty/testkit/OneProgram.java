// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.junit.NoLeaks;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** An embedded engine whose image {@code box} is one scripted program, with a container {@code still} of it. */
@NoLeaks
@Timeout(60)
abstract class OneProgram {

    EmbeddedEngine engine;
    ApiClient api;

    ApiClient with(Program program) throws IOException {
        engine = EmbeddedEngine.setUp()
                .image("box", program)
                .container("still", "box")
                .onUnixSocket();
        api = new ApiClient(engine.host(), "1.41");
        return api;
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
    }

    /** The id of a container that was started; fields in JSON, each after a comma. */
    String container(String fields) throws IOException {
        String id = api.create("{\"Image\":\"box\"" + fields + "}");
        assertThat(api.call("POST", "/containers/" + id + "/start").status()).isEqualTo(204);
        return id;
    }

    /** Waits for its exit code. */
    long exit(String id) throws IOException {
        return api.call("POST", "/containers/" + id + "/wait").json().number("StatusCode");
    }
}
