// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.spec;

import java.util.ArrayList;
import java.util.List;

/** Takes a value such as {@code type=bind,target=/x} apart: commas between, quoted as in CSV where needed. */
final class Fields {

    private Fields() {}

    static List<String> of(String text) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
