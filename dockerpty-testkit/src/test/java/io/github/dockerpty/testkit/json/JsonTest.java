// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class JsonTest {

    private static JsonObject parse(String text) throws JsonException {
        return JsonObject.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":null,\"b\":true,\"c\":false,\"d\":-12,\"e\":1.5,\"f\":\"x\",\"g\":[],\"h\":[1,[2],{}]}",
                "{\"ü\":\"\\\"\\\\\\u0000\\u001f€😀\"}"
            })
    void writtenJson_isReadTheSame(String text) throws JsonException {
        assertThat(parse(text)).hasToString(text);
    }

    @Test
    void blanksAndEscapes_areRead() throws JsonException {
        JsonObject read = parse(" { \"a\" : [ 1 , 2 ] ,\n\t\"b\" : \"\\/\\b\\f\\n\\r\\t\\u00fc\\\"\" }\r\n");
        assertThat(read.numbers("a")).containsExactly(1L, 2L);
        assertThat(read.text("b")).isEqualTo("/\b\f\n\r\tü\"");
    }

    @Test
    void numbersTooLargeForALong_becomeDoubles() throws JsonException {
        assertThat(parse("{\"a\":9999999999999999999,\"b\":1e3}").number("b")).isEqualTo(1000);
    }

    @Test
    void missingAndWrongFields_areZeroValues() throws JsonException {
        JsonObject read = parse("{\"a\":1,\"b\":[\"x\",2],\"c\":{\"d\":\"e\"},\"f\":\"g\"}");
        assertThat(read.text("a") + read.text("none")).isEmpty();
        assertThat(read.flag("a")).isFalse();
        assertThat(read.number("f")).isZero();
        assertThat(read.texts("b")).containsExactly("x");
        assertThat(read.texts("f")).containsExactly("g");
        assertThat(read.texts("c")).isEmpty();
        assertThat(read.numbers("b")).containsExactly(2L);
        assertThat(read.object("c").text("d")).isEqualTo("e");
        assertThat(read.object("a").fields()).isEmpty();
    }

    @Test
    void objects_areChangedByCopies() {
        JsonObject one = JsonObject.of("a", 1, "b", List.of("x"));
        assertThat(one.with(JsonObject.of("b", one))).hasToString("{\"a\":1,\"b\":{\"a\":1,\"b\":[\"x\"]}}");
        assertThat(one.without("a")).hasToString("{\"b\":[\"x\"]}");
        assertThat(one.with(JsonObject.of("b", one)).object("b")).isSameAs(one);
        assertThat(one).hasToString("{\"a\":1,\"b\":[\"x\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1]",
                "1",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1}x",
                "{a:1}",
                "{\"a\":01x}",
                "nul",
                "{\"a\":tru}",
                "{\"a\":--1}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"b",
                "{\"a\":[1 2]}"
            })
    void brokenJson_isRefused(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(JsonException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> JsonObject.constant(text));
    }

    @Test
    void everyTruncation_isRefused() {
        String whole = "{\"a\":[true,null,\"\\u0041\",-1.5e3],\"b\":{\"c\":\"d\"}}";
        for (int end = 0; end < whole.length(); end++) {
            String cut = whole.substring(0, end);
            assertThatThrownBy(() -> parse(cut)).as(cut).isInstanceOf(JsonException.class);
        }
    }

    @Test
    void deepNesting_isRefusedInsteadOfOverflowing() {
        assertThatThrownBy(() -> parse("{\"a\":" + "[".repeat(100_000))).hasMessageContaining("64 levels");
    }

    @Test
    void randomText_neverDoesAnythingElse() {
        Random random = new Random(7);
        String signs = "{}[]\",:\\u0129atrefnls -+.eE\n";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("{\"a\":");
            for (int j = random.nextInt(20); j >= 0; j--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            try {
                assertThat(parse(text.toString()).toString()).startsWith("{\"a\":");
            } catch (JsonException expected) {
                assertThat(expected).hasMessageMatching("(?s)(invalid|unexpected|nested).*");
            }
        }
    }

    @Test
    void unwritableValue_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.write(new Object()))
                .withMessageContaining("Object");
    }
}
