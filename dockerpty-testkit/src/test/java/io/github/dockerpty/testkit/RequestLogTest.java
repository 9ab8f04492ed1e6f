// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests are kept, but not without limit. */
@Timeout(60)
class RequestLogTest {

    private final RequestLog log = new RequestLog();

    private void add(String path, byte[] body) {
        log.add(new RecordedRequest("GET", path, Map.of(), Map.of(), body, false, Optional.empty()));
    }

    @Test
    void oldRequests_areForgotten_andEachIsTakenOnce() {
        for (int i = 0; i < 20_000; i++) {
            add("/" + i, new byte[0]);
        }
        assertThat(log.take(Duration.ZERO).path()).isEqualTo("/0");
        assertThat(log.take(Duration.ZERO).path()).isEqualTo("/1");
        add("/20000", new byte[0]);
        assertThat(log.all()).hasSize(20_000);
        assertThat(log.take(Duration.ZERO).path()).isEqualTo("/2");
    }

    @Test
    void bodies_areForgottenBeforeTheyFillTheMemory() {
        for (int i = 0; i < 10; i++) {
            add("/" + i, new byte[16 * 1024 * 1024]);
        }
        assertThat(log.all()).extracting(RecordedRequest::path).containsExactly("/6", "/7", "/8", "/9");
    }
}
