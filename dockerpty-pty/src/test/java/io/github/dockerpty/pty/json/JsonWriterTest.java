// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JsonWriterTest {

    @Test
    void write_members_areSeparated() {
        JsonWriter json = new JsonWriter().beginObject().name("Cmd").strings(List.of("a", "b"));
        json.name("Tty").value(true).name("HostConfig").beginObject();
        json.name("ConsoleSize").pair(24, 80).name("Memory").raw("5").endObject();
        assertThat(json.name("Env").strings(List.of()).endObject())
                .hasToString("{\"Cmd\":[\"a\",\"b\"],\"Tty\":true,"
                        + "\"HostConfig\":{\"ConsoleSize\":[24,80],\"Memory\":5},\"Env\":[]}");
    }

    @Test
    void value_everyCharacter_isReadBack() throws IOException {
        for (int c = 0; c <= 0xFFFF; c++) {
            String value = "<" + (char) c + ">";
            String json = new JsonWriter().value(value).toString();
            assertThat(new JsonReader(json).string()).as("character %d", c).isEqualTo(value);
        }
    }

    @Test
    void value_surrogates_arePlainInPairsAndEscapedAlone() {
        assertThat(new JsonWriter().value("\uD83D\uDE00")).hasToString("\"\uD83D\uDE00\"");
        assertThat(new JsonWriter().value("\uDE00\uD83D")).hasToString("\"\\ude00\\ud83d\"");
    }
}
