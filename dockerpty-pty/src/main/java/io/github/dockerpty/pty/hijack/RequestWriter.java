// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes requests to one server as bytes. */
final class RequestWriter {

    private static final String AGENT = "dockerpty";
    private static final String A_HEADER = "the name of an HTTP header";

    private final String host;
    private final String basePath;
    private final Map<String, String> headers;

    /** The headers come last and cannot replace the ones that carry the exchange. */
    RequestWriter(String host, String basePath, Map<String, String> headers) {
        this.host = checked("Host", host);
        this.basePath = checked("path", basePath);
        this.headers = headers;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            checkToken(header.getKey(), A_HEADER);
            checked(header.getKey(), header.getValue());
        }
    }

    /** The whole request, after which the connection is to be closed unless it is kept. */
    ByteBuffer write(Request request, boolean kept) {
        boolean silent = request.body().length == 0 && (request.method().equals("GET") || request.isHead());
        byte[] head = head(
                request,
                kept ? "keep-alive" : "close",
                silent ? "" : "Content-Length: " + request.body().length + "\r\n");
        return ByteBuffer.allocate(head.length + request.body().length)
                .put(head)
                .put(request.body())
                .flip();
    }

    /** The head of a request whose body follows in chunks. */
    ByteBuffer writeHead(Request request) {
        return ByteBuffer.wrap(head(request, "close", "Transfer-Encoding: chunked\r\n"));
    }

    private byte[] head(Request request, String connection, String framing) {
        checkToken(request.method(), "an HTTP method");
        StringBuilder head = new StringBuilder(256);
        head.append(request.method()).append(' ').append(basePath).append(checked("target", request.target()));
        head.append(" HTTP/1.1\r\n");
        header(head, "Host", host);
        header(head, "User-Agent", AGENT);
        header(head, "Connection", request.upgrade() ? "Upgrade" : connection);
        if (request.upgrade()) {
            header(head, "Upgrade", "tcp");
        }
        if (!request.contentType().isEmpty()) {
            header(head, "Content-Type", checked("Content-Type", request.contentType()));
        }
        head.append(framing);
        for (Map.Entry<String, String> extra : request.headers().entrySet()) {
            checkToken(extra.getKey(), A_HEADER);
            further(head, extra.getKey(), checked(extra.getKey(), extra.getValue()));
        }
        for (Map.Entry<String, String> extra : headers.entrySet()) {
            further(head, extra.getKey(), extra.getValue());
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void further(StringBuilder head, String name, String value) {
        if (!isOurs(name)) {
            header(head, name, value);
        }
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private static boolean isOurs(String name) {
        return name.equalsIgnoreCase("User-Agent")
                || name.equalsIgnoreCase("Connection")
                || name.equalsIgnoreCase("Upgrade")
                || name.equalsIgnoreCase("Host")
                || name.equalsIgnoreCase("Content-Type")
                || name.equalsIgnoreCase("Content-Length")
                || name.equalsIgnoreCase("Transfer-Encoding");
    }

    private static void checkToken(String name, String what) {
        boolean token = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            token &= c > ' ' && c < 0x7F && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0;
        }
        if (!token) {
            throw new IllegalArgumentException("\"" + name + "\" is not " + what);
        }
    }

    /* A line end in a value would begin a header, or a request, of its author's choice. The value may be secret. */
    private static String checked(String what, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7F) {
                throw new IllegalArgumentException(
                        "the value of " + what + " holds a control character (code " + (int) c + ")");
            }
        }
        return value;
    }
}
