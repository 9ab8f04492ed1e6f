// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one JSON text in its order: the caller takes the members it wants and skips the others.
 *
 * <p>Confined to one thread. Nesting is limited to {@value #MAXIMUM_DEPTH}; the size is the caller's to limit. {@code
 * null} reads as the empty value of the type asked for.
 */
public final class JsonReader {

    /** The deepest nesting that is read. */
    static final int MAXIMUM_DEPTH = 64;

    private final JsonText text;
    private int depth;
    private boolean first;

    /**
     * A reader at the beginning of a text.
     *
     * @param utf8 the text; malformed UTF-8 reads as the replacement character
     */
    public JsonReader(byte[] utf8) {
        this(new String(utf8, StandardCharsets.UTF_8));
    }

    /**
     * A reader at the beginning of a text.
     *
     * @param json the text
     */
    public JsonReader(String json) {
        this.text = new JsonText(json);
    }

    /**
     * Enters an object; {@link #nextName} then gives its members.
     *
     * @return false if the value is null and there is nothing to enter
     * @throws JsonException if it is something else
     */
    public boolean beginObject() throws JsonException {
        return begin('{');
    }

    /**
     * Goes to the next member; its value must be read or skipped before the next call.
     *
     * @return its name; null after the last one, which leaves the object
     * @throws JsonException if the text is malformed
     */
    public String nextName() throws JsonException {
        if (!next('}')) {
            return null;
        }
        String name = text.string();
        text.expect(':');
        return name;
    }

    /**
     * Tells the kind of the next value.
     *
     * @return true if it is a string
     */
    public boolean isString() {
        return text.peek() == '"';
    }

    /**
     * Reads a string.
     *
     * @return the string; empty for null
     * @throws JsonException if it is something else
     */
    public String string() throws JsonException {
        return text.takeWord("null") ? "" : text.string();
    }

    /**
     * Reads a truth value.
     *
     * @return the value; false for null
     * @throws JsonException if it is something else
     */
    public boolean bool() throws JsonException {
        if (text.takeWord("true")) {
            return true;
        }
        if (text.takeWord("false") || text.takeWord("null")) {
            return false;
        }
        throw text.fault("true or false");
    }

    /**
     * Reads a whole number that may be null.
     *
     * @return the number; null for null
     * @throws JsonException if it is something else or beyond 64 bits
     */
    public Long number() throws JsonException {
        if (text.takeWord("null")) {
            return null;
        }
        String digits = text.number();
        try {
            return Long.valueOf(digits);
        } catch (IllegalArgumentException e) {
            throw (JsonException) text.fault("a whole number of 64 bits before").initCause(e);
        }
    }

    /**
     * Reads an array of strings.
     *
     * @return the strings; empty for null
     * @throws JsonException if it is something else
     */
    public List<String> strings() throws JsonException {
        List<String> values = new ArrayList<>();
        if (begin('[')) {
            while (next(']')) {
                values.add(string());
            }
        }
        return values;
    }

    /**
     * Passes over one value of any kind, checking it.
     *
     * @throws JsonException if the text is malformed
     */
    public void skip() throws JsonException {
        switch (text.peek()) {
            case '{' -> skipObject();
            case '[' -> skipArray();
            case '"' -> text.string();
            case 't', 'f', 'n' -> bool();
            default -> text.number();
        }
    }

    /**
     * Checks that nothing but blanks is left.
     *
     * @throws JsonException if there is more
     */
    public void end() throws JsonException {
        if (!text.atEnd()) {
            throw text.fault("the end");
        }
    }

    private void skipObject() throws JsonException {
        begin('{');
        while (nextName() != null) {
            skip();
        }
    }

    private void skipArray() throws JsonException {
        begin('[');
        while (next(']')) {
            skip();
        }
    }

    private boolean begin(char bracket) throws JsonException {
        if (text.takeWord("null")) {
            return false;
        }
        text.expect(bracket);
        if (++depth > MAXIMUM_DEPTH) {
            throw text.fault("at most " + MAXIMUM_DEPTH + " levels");
        }
        first = true;
        return true;
    }

    private boolean next(char bracket) throws JsonException {
        if (text.take(bracket)) {
            depth--;
            first = false;
            return false;
        }
        if (!first) {
            text.expect(',');
        }
        first = false;
        return true;
    }
}
