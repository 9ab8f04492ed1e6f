// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.json;

import java.util.List;

/**
 * Writes one JSON object, member by member.
 *
 * <p>Confined to one thread. It puts the commas; that begins and ends match is the caller's business.
 */
public final class JsonWriter {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder(256);
    private boolean needsComma;

    /** An empty text. */
    public JsonWriter() {}

    /**
     * Begins an object.
     *
     * @return this
     */
    public JsonWriter beginObject() {
        separate();
        text.append('{');
        needsComma = false;
        return this;
    }

    /**
     * Ends an object.
     *
     * @return this
     */
    public JsonWriter endObject() {
        text.append('}');
        needsComma = true;
        return this;
    }

    /**
     * Writes the name of a member, whose value must follow.
     *
     * @param name the name
     * @return this
     */
    public JsonWriter name(String name) {
        separate();
        quote(name);
        text.append(':');
        needsComma = false;
        return this;
    }

    /**
     * Writes a string.
     *
     * @param value the string
     * @return this
     */
    public JsonWriter value(String value) {
        separate();
        quote(value);
        needsComma = true;
        return this;
    }

    /**
     * Writes a truth value.
     *
     * @param value the value
     * @return this
     */
    public JsonWriter value(boolean value) {
        return raw(value ? "true" : "false");
    }

    /**
     * Writes an array of strings.
     *
     * @param values the strings
     * @return this
     */
    public JsonWriter strings(List<String> values) {
        separate();
        text.append('[');
        needsComma = false;
        for (int i = 0; i < values.size(); i++) {
            value(values.get(i));
        }
        text.append(']');
        needsComma = true;
        return this;
    }

    /**
     * Writes an array of two numbers.
     *
     * @param first the first number
     * @param second the second number
     * @return this
     */
    public JsonWriter pair(int first, int second) {
        return raw("[" + first + "," + second + "]");
    }

    /**
     * Writes a value that is JSON already.
     *
     * @param json the text, trusted to be one value
     * @return this
     */
    public JsonWriter raw(String json) {
        separate();
        text.append(json);
        needsComma = true;
        return this;
    }

    /** The text so far. */
    @Override
    public String toString() {
        return text.toString();
    }

    private void separate() {
        if (needsComma) {
            text.append(',');
        }
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> plain(value, i, c);
            }
        }
        text.append('"');
    }

    private void plain(String value, int index, char c) {
        // A lone surrogate has no UTF-8 form; escaped, it at least arrives as what it was.
        if (c < ' ' || isLoneSurrogate(value, index, c)) {
            text.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15));
            text.append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
        } else {
            text.append(c);
        }
    }

    private static boolean isLoneSurrogate(String value, int index, char c) {
        if (Character.isHighSurrogate(c)) {
            return index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(value.charAt(index - 1)));
    }
}
