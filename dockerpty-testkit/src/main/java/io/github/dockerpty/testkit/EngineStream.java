// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.http.Connection;
import io.github.dockerpty.testkit.http.ResponseHead;
import io.github.dockerpty.testkit.http.ResponseReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A connection that an {@link EngineClient} asked an engine to turn into a stream.
 *
 * <p>Reads and writes block without a limit; {@link #close} from another thread ends them with an IOException. One
 * thread may read while another one writes.
 */
public final class EngineStream implements Closeable {

    private final String request;
    private final ResponseHead head;
    private final Connection connection;

    EngineStream(String request, ResponseHead head, Connection connection) {
        this.request = request;
        this.head = head;
        this.connection = connection;
    }

    /** {@return the HTTP status: 101, or 200 from an engine that does not name the upgrade, else it refuses} */
    public int status() {
        return head.status();
    }

    /** {@return the headers of the answer, by name without regard to case} */
    public Map<String, String> headers() {
        return head.headers();
    }

    /**
     * Requires that the engine gave the connection.
     *
     * @return this
     * @throws EngineRefusedException when it did not; then this is closed
     * @throws IOException when its answer cannot be read
     */
    public EngineStream expectingStream() throws IOException {
        if (status() == 101 || status() == 200) {
            return this;
        }
        try (Connection refused = connection) {
            byte[] body = new ResponseReader(refused.in()).body(head);
            String words = new EngineClient.Answer(request, status(), headers(), body).message();
            throw new EngineRefusedException(request, status(), words);
        }
    }

    /** {@return what the process writes, in frames or as it is; always the same stream, whose end is that of the
     * session} */
    public InputStream in() {
        return connection.in();
    }

    /** {@return what the process reads, always the same stream; each write is sent at once} */
    public OutputStream out() {
        return connection.out();
    }

    /**
     * Sends text to the process.
     *
     * @param text sent as UTF-8
     * @return this
     * @throws IOException when the engine is gone
     */
    public EngineStream send(String text) throws IOException {
        out().write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /**
     * Ends the direction to the process, whose output goes on; a second call does nothing.
     *
     * @throws IOException when the engine is gone
     */
    public void halfClose() throws IOException {
        connection.shutdownOutput();
    }

    /**
     * Blocks for everything up to the end, as it is on the wire.
     *
     * @return the bytes
     * @throws IOException when the stream is cut
     */
    public byte[] readToEnd() throws IOException {
        return in().readAllBytes();
    }

    /**
     * Blocks for everything up to the end of a multiplexed stream.
     *
     * @return its frames
     * @throws IOException when the stream is cut
     * @throws IllegalArgumentException when it does not consist of whole frames
     */
    public Frames readFrames() throws IOException {
        return Frames.decode(readToEnd());
    }

    /**
     * Blocks until what came ends with a text, and takes not a byte more.
     *
     * @param ending ASCII
     * @return all that came, a character for each byte
     * @throws IOException when the stream is cut
     * @throws AssertionError when it ends without the text, with what came
     */
    public String readUntil(String ending) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < ending.length() || text.indexOf(ending, text.length() - ending.length()) < 0) {
            int next = in().read();
            if (next < 0) {
                String came = Escapes.quote(text.toString().getBytes(StandardCharsets.ISO_8859_1));
                throw new AssertionError(request + ": the stream ended without " + ending + ", after " + came);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    /**
     * Closes both directions; a second call does nothing.
     *
     * @throws IOException when the system fails to
     */
    @Override
    public void close() throws IOException {
        connection.close();
    }
}
