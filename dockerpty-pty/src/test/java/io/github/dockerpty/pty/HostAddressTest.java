// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HostAddressTest {

    @ParameterizedTest
    @CsvSource({
        "unix:///run/x.sock, unix:///run/x.sock",
        "unix://, unix:///var/run/docker.sock",
        "tcp://h:1, tcp://h:1",
        "tcp://h, tcp://h:2375",
        "tcp://h:, tcp://h:2375",
        "tcp://, tcp://localhost:2375",
        "tcp://:1234, tcp://localhost:1234",
        "h:1, tcp://h:1",
        "h, tcp://h:2375",
        "127.0.0.1, tcp://127.0.0.1:2375",
        "tcp://[::1]:99, tcp://[::1]:99",
        "tcp://[::1], tcp://[::1]:2375",
        "tcp://h:1/base/path/, tcp://h:1/base/path",
        "tcp://h/, tcp://h:2375",
        "tcp://my_host:65535, tcp://my_host:65535",
    })
    void parse_good_isInFullForm(String text, String full) {
        HostAddress address = HostAddress.parse(text);
        assertThat(address.text()).isEqualTo(full);
        assertThat(address.uri()).hasToString(full);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp://::1:99", "tcp://[::1", "tcp://::1]", "tcp://[::1]x:9", "tcp://h:0", "tcp://h:65536",
                "tcp://h:x", "tcp://h:-1", "tcp://h:99999999999", "tcp://u:p@h:1", "tcp://h:1?x", "tcp://h:1#x",
                "tcp://a b:1", "tcp://h:1/a b", "tcp://a\r\nHost: b:1"
            })
    void parse_malformed_saysWhatToUse(String text) {
        assertThatThrownBy(() -> HostAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).*(use tcp://HOST:PORT|1 to 65535).*");
    }

    @Test
    void parse_password_isNotRepeated() {
        assertThatThrownBy(() -> HostAddress.parse("tcp://user:secret@h:1"))
                .message()
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "http://h:1, DOCKER_TLS_VERIFY",
        "https://h:1, DOCKER_TLS_VERIFY",
        "ssh://h, ssh -L",
        "npipe:////./pipe/docker_engine, Windows",
        "fd://, unix://",
        "embedded:, inside the dockerpty command",
        "ftp://h, unknown kind",
    })
    void parse_otherScheme_saysWhatToDo(String text, String cure) {
        assertThatThrownBy(() -> HostAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"")
                .hasMessageContaining(cure);
    }

    @Test
    void of_uriWithBlank_isThePathMeant() {
        HostAddress address = HostAddress.of(URI.create("unix:///tmp/a%20b.sock"));
        assertThat(address.socket()).hasToString("/tmp/a b.sock");
        assertThat(address.uri()).hasToString("unix:///tmp/a%20b.sock");
    }

    @Test
    void authority_ofEachKind_isTheHostHeader() {
        assertThat(HostAddress.parse("unix:///x").authority()).isEqualTo("localhost");
        assertThat(HostAddress.parse("tcp://[::1]:9/b").authority()).isEqualTo("[::1]:9");
    }
}
