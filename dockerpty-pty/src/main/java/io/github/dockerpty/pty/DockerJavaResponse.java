// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.dockerpty.io.Source;
import io.github.dockerpty.pty.hijack.ResponseHead;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An answer as docker-java wants it; it owns its body. */
final class DockerJavaResponse implements Response {

    private final int status;
    private final ResponseHead head;
    private final Source source;
    private final InputStream body;

    DockerJavaResponse(int status, ResponseHead head, Source source) {
        this.status = status;
        this.head = head;
        this.source = source;
        this.body = new SourceInputStream(source);
    }

    @Override
    public int getStatusCode() {
        return status;
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<String> fields = head.fields();
        for (int i = 0; i < fields.size(); i += 2) {
            headers.computeIfAbsent(fields.get(i), name -> new ArrayList<>()).add(fields.get(i + 1));
        }
        return headers;
    }

    @Override
    public InputStream getBody() {
        return body;
    }

    /** Closes the connection with what is unread, and ends a read of it; a second call does nothing. */
    @Override
    public void close() {
        Closing.afterUse(source);
    }
}
