// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.json;

/** A text with a position in it: blanks, strings, numbers and words. */
final class JsonText {

    private final String text;

    /** The same: a call for each character would be interpreted at the start of the command. */
    private final char[] chars;

    private int at;

    JsonText(String text) {
        this.text = text;
        this.chars = text.toCharArray();
    }

    /** The next character that is not blank, or 0 at the end; stays before it. */
    char peek() {
        while (at < chars.length) {
            char c = chars[at];
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            at++;
        }
        return 0;
    }

    boolean atEnd() {
        peek();
        return at == chars.length;
    }

    /** Passes the next character if it is the given one. */
    boolean take(char wanted) {
        if (atEnd() || peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char wanted) throws JsonException {
        if (!take(wanted)) {
            throw fault("'" + wanted + "'");
        }
    }

    boolean takeWord(String word) {
        peek();
        if (!text.startsWith(word, at)) {
            return false;
        }
        at += word.length();
        return true;
    }

    String string() throws JsonException {
        if (!take('"')) {
            throw fault("a string");
        }
        int end = at;
        while (end < chars.length && chars[end] != '"' && chars[end] != '\\' && chars[end] >= ' ') {
            end++;
        }
        String plain = text.substring(at, end);
        at = end;
        if (at < chars.length && chars[at] == '"') {
            at++;
            return plain;
        }
        return escaped(new StringBuilder(plain));
    }

    private String escaped(StringBuilder value) throws JsonException {
        while (at < chars.length) {
            char c = chars[at];
            if (c == '"') {
                at++;
                return value.toString();
            }
            if (c < ' ') {
                throw fault("an escaped control character");
            }
            at++;
            value.append(c == '\\' ? escape() : c);
        }
        throw fault("the end of a string");
    }

    private char escape() throws JsonException {
        char c = at < chars.length ? chars[at] : 0;
        int known = "\"\\/bfnrt".indexOf(c);
        if (c != 0 && known >= 0) {
            at++;
            return "\"\\/\b\f\n\r\t".charAt(known);
        }
        if (c != 'u') {
            throw fault("an escape");
        }
        at++;
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < chars.length ? hex(chars[at]) : -1;
            if (digit < 0) {
                throw fault("four hexadecimal digits");
            }
            code = code << 4 | digit;
            at++;
        }
        return (char) code;
    }

    /** A number as it is written; the grammar of JSON is checked. */
    String number() throws JsonException {
        peek();
        int start = at;
        skip('-', '-');
        if (!skip('0', '0')) {
            digits();
        }
        if (skip('.', '.')) {
            digits();
        }
        if (skip('e', 'e') || skip('E', 'E')) {
            if (!skip('+', '+')) {
                skip('-', '-');
            }
            digits();
        }
        return text.substring(start, at);
    }

    private void digits() throws JsonException {
        if (!skip('0', '9')) {
            throw fault("a digit");
        }
        while (skip('0', '9')) {
            // all of them
        }
    }

    private boolean skip(char low, char high) {
        if (at == chars.length || chars[at] < low || chars[at] > high) {
            return false;
        }
        at++;
        return true;
    }

    /** The fault at this position; what is found there is shown as one character at most, for it may be a secret. */
    JsonException fault(String expected) {
        String found = at < chars.length ? shown(chars[at]) : "the end";
        return new JsonException(expected, found, at);
    }

    private static String shown(char c) {
        return c > ' ' && c < 0x7F ? "'" + c + "'" : "character code " + (int) c;
    }

    private static int hex(char c) {
        return c > 0x7F ? -1 : Character.digit(c, 16);
    }
}
