// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JsonTest {

    @Test
    void text_everyCharacter_isReadBackTheSame() throws Exception {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            all.append(c);
        }
        String text = all.append("\uD83D\uDE00").toString();
        assertThat(new ObjectMapper().readTree(Json.text(text)).textValue()).isEqualTo(text);
    }

    @Test
    void object_empty_leavesOutWhatIsEmpty() {
        JsonObject object = new JsonObject()
                .text("a", "")
                .texts("b", List.of())
                .on("c", false)
                .object("d", new JsonObject())
                .text("e", "\"");
        assertThat(object).hasToString("{\"e\":\"\\\"\"}");
    }
}
