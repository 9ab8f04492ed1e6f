// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

/** Tells from a head how the body behind it ends (RFC 9112, section 6.3). */
final class Bodies {

    private Bodies() {}

    static Body of(Request request, ResponseHead head, Input input) throws NotHttpException {
        if (head.status() == 101) {
            return input;
        }
        if (request.isHead() || head.isBodiless()) {
            return new LengthBody(input, 0);
        }
        if (head.isChunked()) {
            return new ChunkedBody(input);
        }
        String length = head.header("Content-Length").orElse("");
        return length.isEmpty() ? input : new LengthBody(input, parse(length));
    }

    private static long parse(String length) throws NotHttpException {
        long value = 0;
        boolean valid = length.length() <= 18;
        for (int i = 0; valid && i < length.length(); i++) {
            int digit = length.charAt(i) - '0';
            valid = digit >= 0 && digit <= 9;
            value = value * 10 + digit;
        }
        if (!valid) {
            throw new NotHttpException("the Content-Length of the response is not a number");
        }
        return value;
    }
}
