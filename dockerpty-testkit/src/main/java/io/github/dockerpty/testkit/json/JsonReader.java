// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON text into maps, lists, strings, longs, doubles, booleans and nulls. */
final class JsonReader {

    private static final int DEPTH_LIMIT = 64;

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    static Object read(String text) throws JsonException {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.skipBlanks();
        if (reader.at < text.length()) {
            throw reader.wrong("after top-level value");
        }
        return value;
    }

    private Object value() throws JsonException {
        skipBlanks();
        return switch (peek("looking for beginning of value")) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object() throws JsonException {
        Map<String, Object> fields = new LinkedHashMap<>();
        enter();
        if (!skip('}')) {
            do {
                skipBlanks();
                String name = string();
                skipBlanks();
                expect(':');
                fields.put(name, value());
                skipBlanks();
            } while (skip(','));
            expect('}');
        }
        depth--;
        return fields;
    }

    private List<Object> list() throws JsonException {
        List<Object> values = new ArrayList<>();
        enter();
        if (!skip(']')) {
            do {
                values.add(value());
                skipBlanks();
            } while (skip(','));
            expect(']');
        }
        depth--;
        return values;
    }

    private void enter() throws JsonException {
        at++;
        if (++depth > DEPTH_LIMIT) {
            throw new JsonException("nested deeper than " + DEPTH_LIMIT + " levels");
        }
        skipBlanks();
    }

    private String string() throws JsonException {
        expect('"');
        StringBuilder string = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                at--;
                throw wrong("in string literal");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        return string.toString();
    }

    private char escaped() throws JsonException {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> {
                at--;
                throw wrong("in string escape code");
            }
        };
    }

    private char hex() throws JsonException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                at--;
                throw wrong("in \\u hexadecimal character escape");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    private Object word(String word, Object value) throws JsonException {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
        return value;
    }

    private Object number() throws JsonException {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String number = text.substring(start, at);
        try {
            boolean whole = number.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
            if (whole && number.length() < 19) {
                return Long.valueOf(number);
            }
            return Double.valueOf(number);
        } catch (NumberFormatException e) {
            at = start;
            throw wrong("looking for beginning of value");
        }
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean skip(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) throws JsonException {
        if (peek("looking for '" + wanted + "'") != wanted) {
            throw wrong("looking for '" + wanted + "'");
        }
        at++;
    }

    private char peek(String where) throws JsonException {
        if (at == text.length()) {
            throw new JsonException("unexpected end of JSON input " + where);
        }
        return text.charAt(at);
    }

    private char next() throws JsonException {
        char c = peek("in string literal");
        at++;
        return c;
    }

    private JsonException wrong(String where) {
        return at < text.length()
                ? new JsonException("invalid character '" + text.charAt(at) + "' " + where)
                : new JsonException("unexpected end of JSON input");
    }
}
