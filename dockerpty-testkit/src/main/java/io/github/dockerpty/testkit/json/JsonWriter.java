// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.json;

import java.util.List;
import java.util.Map;

/** Writes maps, lists, strings, numbers, booleans and nulls as JSON without blanks. */
final class JsonWriter {

    private final StringBuilder json = new StringBuilder();

    private JsonWriter() {}

    static String write(Object value) {
        JsonWriter writer = new JsonWriter();
        writer.value(value);
        return writer.json.toString();
    }

    private void value(Object value) {
        if (value instanceof JsonObject object) {
            object(object.fields());
        } else if (value instanceof Map<?, ?> fields) {
            object(fields);
        } else if (value instanceof List<?> values) {
            list(values);
        } else if (value instanceof String text) {
            string(text);
        } else if (value == null || value instanceof Boolean || value instanceof Number) {
            json.append(value);
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private void object(Map<?, ?> fields) {
        char before = '{';
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            json.append(before);
            string((String) field.getKey());
            json.append(':');
            value(field.getValue());
            before = ',';
        }
        json.append(fields.isEmpty() ? "{}" : "}");
    }

    private void list(List<?> values) {
        char before = '[';
        for (Object value : values) {
            json.append(before);
            value(value);
            before = ',';
        }
        json.append(values.isEmpty() ? "[]" : "]");
    }

    private void string(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c == '\u2028' || c == '\u2029') {
                json.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    json.append(Character.forDigit(c >> shift & 0xf, 16));
                }
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
