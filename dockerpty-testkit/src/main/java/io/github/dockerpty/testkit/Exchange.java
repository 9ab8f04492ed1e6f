// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.http.Connection;
import io.github.dockerpty.testkit.http.Request;
import io.github.dockerpty.testkit.http.ResponseHead;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

/** One request and the way back to its client. */
final class Exchange {

    private final Request request;
    private final Connection connection;
    private final FaultPlan plan;
    private final Map<String, String> added;
    private final ReplyOutput out;
    private final InputStream in;

    Exchange(Request request, Connection connection, FaultPlan plan, Map<String, String> added) {
        this.request = request;
        this.connection = connection;
        this.plan = plan;
        this.added = added;
        this.out = new ReplyOutput(connection.out(), plan);
        this.in = plan.ignoresHalfClose ? new EndlessInput(connection.in()) : connection.in();
    }

    Request request() {
        return request;
    }

    Connection connection() {
        return connection;
    }

    FaultPlan plan() {
        return plan;
    }

    InputStream in() {
        return in;
    }

    ReplyOutput out() {
        return out;
    }

    /** Sends the head; headers that the script added replace those of the same name. */
    void head(int status, Map<String, String> headers) throws IOException {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.putAll(added);
        out.head(new ResponseHead(status, all).bytes());
    }

    /** Sends a body; a client that asked for the head alone gets none. */
    void body(byte[] bytes) throws IOException {
        if (!request.method().equals("HEAD")) {
            out.write(bytes);
        }
        out.finish();
    }
}
