// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.http.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** One request and the way back to its client; used by the thread of the connection. */
public interface Call {

    /** {@return the request, whole} */
    Request request();

    /**
     * Sends the head of the answer.
     *
     * @param status the three digits
     * @param headers besides those that every answer has
     * @throws IOException when the client is gone
     */
    void head(int status, Map<String, String> headers) throws IOException;

    /**
     * Sends bytes of the body; none to a client that asked for the head alone.
     *
     * @param bytes as they are
     * @throws IOException when the client is gone
     */
    void body(byte[] bytes) throws IOException;

    /** Sends an answer that may take long. */
    @FunctionalInterface
    interface LongAnswer {

        /**
         * Sends it, head and body.
         *
         * @throws IOException when the client is gone
         * @throws InterruptedException when the client is gone, or the server closed
         */
        void send() throws IOException, InterruptedException;
    }

    /**
     * Sends an answer that may take long, and interrupts it when the client goes before its end.
     *
     * @param answer runs on a thread of its own
     * @return whether the connection can take another request
     * @throws IOException when the client is gone
     * @throws InterruptedException when the server is closed
     */
    boolean whileClientStays(LongAnswer answer) throws IOException, InterruptedException;

    /**
     * Forgets what has come together with the request, as engines do before they take a connection over.
     *
     * @throws IOException when the client is gone
     */
    void forgetEarlyBytes() throws IOException;

    /**
     * Prepares an answer that takes the connection over; its head is sent by {@link Hijacked#open}.
     *
     * @param status 101 or 200
     * @param headers besides those that every answer has
     * @return the connection from there on
     */
    Hijacked hijack(int status, Map<String, String> headers);

    /** {@return how long after the end of a process its exit code is to be unknown; zero without such a fault} */
    Duration lateExitCode();

    /** {@return how late the first resize of a process is to have its effect; zero without such a fault} */
    Duration lateFirstResize();
}
