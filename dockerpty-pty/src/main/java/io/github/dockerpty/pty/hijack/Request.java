// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One HTTP request.
 *
 * @param method {@code GET}, {@code POST} and so on
 * @param target the path with its query, encoded
 * @param contentType of the body; empty sends no such header
 * @param body not copied; its length is always sent except for GET and HEAD without one
 * @param upgrade whether the connection is to become a plain stream ({@code Upgrade: tcp})
 * @param headers further ones; they replace none of those that carry the exchange
 */
@SuppressWarnings("ArrayRecordComponent")
public record Request(
        String method, String target, String contentType, byte[] body, boolean upgrade, Map<String, String> headers) {

    private static final byte[] NONE = {};

    /**
     * A request without body.
     *
     * @param method the method
     * @param target the path with its query, encoded
     * @return the request
     */
    public static Request of(String method, String target) {
        return new Request(method, target, "", NONE, false, Map.of());
    }

    /**
     * A {@code POST} with a JSON body.
     *
     * @param target the path with its query, encoded
     * @param json the body
     * @return the request
     */
    public static Request json(String target, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return new Request("POST", target, "application/json", body, false, Map.of());
    }

    /**
     * A {@code POST} without body that asks for an upgrade.
     *
     * @param target the path with its query, encoded
     * @return the request
     */
    public static Request upgrade(String target) {
        return new Request("POST", target, "text/plain", NONE, true, Map.of());
    }

    /**
     * The same, asking for an upgrade.
     *
     * @return the changed copy
     */
    public Request upgraded() {
        return new Request(method, target, contentType, body, true, headers);
    }

    /**
     * The same below another path.
     *
     * @param path put before the target
     * @return the changed copy
     */
    public Request below(String path) {
        return new Request(method, path + target, contentType, body, upgrade, headers);
    }

    /**
     * Whether the answer to this has no body whatever its head says.
     *
     * @return true for HEAD
     */
    boolean isHead() {
        return method.equals("HEAD");
    }

    /**
     * Whether it may be sent again when nobody knows whether it has come.
     *
     * @return true for what changes nothing
     */
    boolean isRepeatable() {
        return method.equals("GET") || isHead();
    }

    /**
     * What is asked, for messages: the path without its query, which may hold what is nobody's business.
     *
     * @return for example {@code POST /v1.41/containers/c1/start}
     */
    public String call() {
        int query = target.indexOf('?');
        return method + " " + (query < 0 ? target : target.substring(0, query));
    }
}
