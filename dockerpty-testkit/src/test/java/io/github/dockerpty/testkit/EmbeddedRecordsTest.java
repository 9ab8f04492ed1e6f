// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the engine keeps of a container's life: its log and its events. */
class EmbeddedRecordsTest extends OneProgram {

    @Test
    void logs_areFilteredAndStamped() throws Exception {
        with(session -> {
            session.print("one\ntwo\nthree");
            session.printError("err\n");
            return 0;
        });
        String id = container(",\"Tty\":true");
        exit(id);
        String logs = "/containers/" + id + "/logs?stdout=1";
        assertThat(api.call("GET", logs + "&tail=2").body()).isEqualTo("two\r\nthreeerr\r\n");
        assertThat(api.call("GET", logs + "&since=1.5&until=2").body()).isEmpty();
        assertThat(api.call("GET", logs + "&timestamps=1&tail=1").body())
                .matches("(?s)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z threeerr\r\n");
        assertThat(api.call("GET", "/containers/" + id + "/logs").status()).isEqualTo(400);
    }

    @Test
    void events_areFiltered() throws Exception {
        with(session -> 0);
        String id = container(",\"Labels\":{\"l\":\"v\"}");
        exit(id);
        String past = "/events?since=1&until=" + (System.currentTimeMillis() / 1000 + 1) + "&filters=";
        assertThat(api.call("GET", past + "%7B%22event%22%3A%5B%22die%22%5D%7D")
                        .body()
                        .lines())
                .hasSize(1);
        assertThat(api.call("GET", past + "%7B%22label%22%3A%5B%22l%3Dv%22%5D%7D")
                        .body())
                .contains("\"l\":\"v\"");
        assertThat(api.call("GET", past + "%7B%22container%22%3A%7B%22still%22%3Atrue%7D%7D")
                        .body()
                        .lines())
                .hasSize(2);
        assertThat(api.call("GET", past + "%7B%22type%22%3A%5B%22image%22%5D%7D")
                        .body())
                .isEmpty();
        assertThat(api.call("GET", past + "%7B%22image%22%3A%5B%22none%22%5D%7D")
                        .body())
                .isEmpty();
    }
}
