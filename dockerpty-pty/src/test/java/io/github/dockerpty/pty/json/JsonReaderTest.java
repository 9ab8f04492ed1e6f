// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class JsonReaderTest {

    private static final String INSPECT =
            """
            {"Id":"ab\\u00e9\\n\\"","State":{"Running":true,"ExitCode":-137,"Health":null,"x":[1.5e+3,[],{}]},
             "Names":["a","b"] , "Big" : 9223372036854775807, "No": null }
            """;

    private static String read(String text) throws IOException {
        JsonReader json = new JsonReader(text);
        StringBuilder seen = new StringBuilder();
        json.beginObject();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "Id" -> seen.append(json.string());
                case "Names" -> seen.append(json.strings());
                case "Big" -> seen.append(json.number());
                case "State" -> state(json, seen);
                default -> json.skip();
            }
        }
        json.end();
        return seen.toString();
    }

    private static void state(JsonReader json, StringBuilder seen) throws IOException {
        json.beginObject();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "Running" -> seen.append(json.bool());
                case "ExitCode" -> seen.append(json.number());
                default -> json.skip();
            }
        }
    }

    @Test
    void read_members_inTheirOrder() throws IOException {
        assertThat(read(INSPECT)).isEqualTo("ab\u00e9\n\"true-137[a, b]9223372036854775807");
    }

    @Test
    void read_everyTruncation_isAnError() {
        String text = INSPECT.strip();
        for (int i = 0; i < text.length(); i++) {
            String cut = text.substring(0, i);
            assertThatThrownBy(() -> read(cut)).as(cut).isInstanceOf(JsonException.class);
        }
    }

    @Test
    void read_damagedAtRandom_neverFailsOtherwise() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            byte[] text = INSPECT.getBytes(StandardCharsets.UTF_8);
            for (int n = random.nextInt(4); n >= 0; n--) {
                text[random.nextInt(text.length)] = (byte) random.nextInt(256);
            }
            readOrRefuse(new String(text, StandardCharsets.UTF_8));
        }
    }

    private static void readOrRefuse(String text) {
        try {
            assertThat(read(text)).isNotNull();
        } catch (IOException e) {
            assertThat(e).isInstanceOf(JsonException.class).hasMessageContaining("expected");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[",
                "{]",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "[1 2]",
                "01",
                "-",
                "1.",
                ".5",
                "1e",
                "+1",
                "tru",
                "nul",
                "\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\n\"",
                "[] []",
                "{,}",
                "NaN"
            })
    void skip_malformed_throws(String text) {
        assertThatThrownBy(() -> {
                    JsonReader json = new JsonReader(text);
                    json.skip();
                    json.end();
                })
                .isInstanceOfSatisfying(
                        JsonException.class, e -> assertThat(e.offset()).isBetween(0, text.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "1.25e-9", "\"\"", "[[],{}]", "null", " {\"\":[null,true,false]} \r\n\t"})
    void skip_wellFormed_goesToTheEnd(String text) throws IOException {
        JsonReader json = new JsonReader(text);
        json.skip();
        json.end();
    }

    @Test
    void skip_tooDeep_throws() throws IOException {
        new JsonReader("[".repeat(64) + "]".repeat(64)).skip();
        assertThatThrownBy(() -> new JsonReader("[".repeat(65) + "]".repeat(65)).skip())
                .hasMessageContaining("64 levels");
        assertThatThrownBy(() -> new JsonReader("[".repeat(1_000_000)).skip()).hasMessageContaining("64 levels");
    }

    @Test
    void typed_null_isTheEmptyValue() throws IOException {
        assertThat(new JsonReader("null").string()).isEmpty();
        assertThat(new JsonReader("null").strings()).isEmpty();
        assertThat(new JsonReader("null").number()).isNull();
        assertThat(new JsonReader("null").bool()).isFalse();
        assertThat(new JsonReader("null").beginObject()).isFalse();
    }

    @Test
    void typed_otherKind_throws() {
        assertThatThrownBy(() -> new JsonReader("1").string()).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> new JsonReader("\"1\"").number()).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> new JsonReader("1.5").number()).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> new JsonReader("9223372036854775808").number()).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> new JsonReader("0").bool()).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> new JsonReader("[]").beginObject()).isInstanceOf(JsonException.class);
    }
}
