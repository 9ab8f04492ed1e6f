// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * What an engine answers to a request; immutable, and good for any number of requests.
 *
 * <p>After an answer whose length the client can tell, the connection stays open for the next request; after any other
 * the engine ends it in good order.
 */
public final class Reply {

    /** Writes one answer; tells whether the connection can take another request. */
    @FunctionalInterface
    interface Sender {
        boolean send(Exchange exchange) throws IOException, InterruptedException;
    }

    private final Sender sender;
    private final boolean upgrades;
    private final Map<String, String> headers;

    private Reply(Sender sender, boolean upgrades, Map<String, String> headers) {
        this.sender = sender;
        this.upgrades = upgrades;
        this.headers = headers;
    }

    private Reply(Sender sender) {
        this(sender, false, Map.of());
    }

    /** An answer that is not scripted. */
    static Reply by(Sender sender, boolean upgrades) {
        return new Reply(sender, upgrades, Map.of());
    }

    /**
     * An answer without a body.
     *
     * @param code for example 204
     * @return the answer
     */
    public static Reply status(int code) {
        return new Reply(Senders.status(code));
    }

    /**
     * An error as engines word it.
     *
     * @param code for example 409
     * @param message the text of {@code {"message":…}}
     * @return the answer, with Content-Length
     */
    public static Reply status(int code, String message) {
        return json(code, "{\"message\":" + JsonText.quote(message) + "}\n");
    }

    /**
     * A JSON answer.
     *
     * @param code for example 200
     * @param json sent as it is
     * @return the answer, with Content-Length
     */
    public static Reply json(int code, String json) {
        return body(code, "application/json", json);
    }

    /**
     * An answer with any body.
     *
     * @param code for example 200
     * @param contentType for example {@code text/plain}
     * @param body sent as UTF-8
     * @return the answer, with Content-Length
     */
    public static Reply body(int code, String contentType, String body) {
        return body(code, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * An answer with any body.
     *
     * @param code for example 200
     * @param contentType for example {@code application/vnd.docker.multiplexed-stream}
     * @param body sent as it is
     * @return the answer, with Content-Length
     */
    public static Reply body(int code, String contentType, byte[] body) {
        return new Reply(Senders.body(code, contentType, body.clone()));
    }

    /**
     * A body in chunks.
     *
     * @param contentType for example {@code application/json}
     * @param pieces a chunk each; an empty one is left out
     * @return the answer, 200
     */
    public static Reply chunked(String contentType, byte[]... pieces) {
        return new Reply(Senders.chunked(contentType, pieces.clone()));
    }

    /**
     * The head at once and the body when it is known, as {@code wait} answers.
     *
     * @param body JSON, sent as one chunk when the future completes; when it fails, the answer is cut
     * @return the answer, 200
     */
    public static Reply chunkedLater(CompletableFuture<String> body) {
        return new Reply(Senders.later(body));
    }

    /**
     * An error in plain text without Content-Length, ended by the end of the connection.
     *
     * <p>So dockerd answers a failed attach, with the content type of the stream.
     *
     * @param code for example 404
     * @param text sent as UTF-8, with CR LF behind it
     * @return the answer
     */
    public static Reply plainText(int code, String text) {
        return new Reply(Senders.untilEnd(code, (text + "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Raw bytes in place of a response, head and all, right or wrong.
     *
     * @param whole sent as they are, then the end
     * @return the answer
     */
    public static Reply bytes(byte[] whole) {
        return new Reply(Senders.raw(whole.clone(), false));
    }

    /**
     * Raw bytes in place of a response, and then silence until the client goes or the engine is closed.
     *
     * @param whole sent as they are
     * @return the answer
     */
    public static Reply bytesLeftOpen(byte[] whole) {
        return new Reply(Senders.raw(whole.clone(), true));
    }

    /**
     * The answer 101 of an upgrade, and then a conversation.
     *
     * <p>The content type is {@code application/vnd.docker.raw-stream}; {@link #withHeader} changes it.
     *
     * @param conversation what happens on the connection
     * @return the answer
     */
    public static Reply upgraded(Conversation conversation) {
        Map<String, String> head =
                Map.of("Connection", "Upgrade", "Upgrade", "tcp", "Content-Type", Senders.RAW_STREAM);
        return new Reply(Senders.conversation(101, head, conversation), true, Map.of());
    }

    /**
     * The answer 200, without length and without upgrade, and then a conversation all the same.
     *
     * @param conversation what happens on the connection
     * @return the answer
     */
    public static Reply hijackedWithoutUpgrade(Conversation conversation) {
        Map<String, String> head = Map.of("Content-Type", Senders.RAW_STREAM);
        return new Reply(Senders.conversation(200, head, conversation), true, Map.of());
    }

    /**
     * The same answer with another header; {@link #bytes} has none.
     *
     * @param name replaces a header of the same name
     * @param value its value
     * @return a new answer
     */
    public Reply withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new Reply(sender, upgrades, more);
    }

    Sender sender() {
        return sender;
    }

    boolean upgrades() {
        return upgrades;
    }

    Map<String, String> headers() {
        return headers;
    }
}
