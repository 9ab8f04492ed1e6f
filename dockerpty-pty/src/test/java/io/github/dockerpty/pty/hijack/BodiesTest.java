// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Chunks;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BodiesTest {

    private static final String CHUNKED =
            "5\r\nhello\r\n0001;ext=\"a\"\r\n,\r\nA \r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n";

    private static Body body(String wire, String... fields) throws IOException {
        return body(Chunks.whole(wire.getBytes(StandardCharsets.ISO_8859_1)), 200, fields);
    }

    private static Body body(Chunks wire, int status, String... fields) throws IOException {
        Input input = new Input(wire.asChannel());
        return Bodies.of(Request.of("GET", "/x"), new ResponseHead(status, List.of(fields), 1), input);
    }

    private static String read(Body body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(4);
        while (body.read(buffer.clear()) >= 0) {
            all.write(buffer.array(), 0, buffer.position());
        }
        assertThat(body.read(buffer.clear())).isEqualTo(-1);
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void chunked_everySplit_isTheSame() {
        byte[] wire = CHUNKED.getBytes(StandardCharsets.ISO_8859_1);
        Chunks.everySplit(wire).forEach(BodiesTest::checkChunked);
        checkChunked(Chunks.ofSize(wire, 1));
    }

    private static void checkChunked(Chunks wire) {
        try {
            assertThat(read(body(wire, 200, "Transfer-Encoding", "Chunked"))).isEqualTo("hello,0123456789");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void chunked_everyTruncation_throws() {
        for (int i = 0; i < CHUNKED.length(); i++) {
            String cut = CHUNKED.substring(0, i);
            assertThatThrownBy(() -> read(body(cut, "Transfer-Encoding", "chunked")))
                    .as(cut)
                    .isInstanceOf(EOFException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "x\r\n", "-1\r\n", "5 5\r\n", "1\r\nab\r\n", "1000000000000000\r\n", "0\r\na\r\n"})
    void chunked_malformed_throws(String wire) {
        assertThatThrownBy(() -> read(body(wire + "a\r\n".repeat(200), "Transfer-Encoding", "chunked")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void chunked_endlessLine_throws() {
        assertThatThrownBy(() -> read(body("0".repeat(5000), "Transfer-Encoding", "chunked")))
                .hasMessageContaining("too long");
    }

    @Test
    void length_onAConnectionLeftOpen_endsByItself() throws IOException {
        Chunks wire =
                Chunks.whole("abcdef".getBytes(StandardCharsets.ISO_8859_1)).thenStall();
        assertThat(read(body(wire, 200, "Content-Length", "6"))).isEqualTo("abcdef");
    }

    @Test
    void length_cut_throws() {
        assertThatThrownBy(() -> read(body("abc", "Content-Length", "4")))
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("3 of 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1x", "0x1", "1, 1", "9999999999999999999"})
    void length_malformed_throws(String length) {
        assertThatThrownBy(() -> body("abc", "Content-Length", length)).isInstanceOf(NotHttpException.class);
    }

    @Test
    void untold_endsWithTheConnection() throws IOException {
        assertThat(read(body("abc"))).isEqualTo("abc");
    }

    @Test
    void bodiless_readsNothing() throws IOException {
        Chunks stalled = Chunks.whole(new byte[0]).thenStall();
        assertThat(read(body(stalled, 204))).isEmpty();
        assertThat(read(body(stalled, 304, "Content-Length", "5"))).isEmpty();
        Input input = new Input(stalled.asChannel());
        ResponseHead head = new ResponseHead(200, List.of("Content-Length", "2"), 1);
        assertThat(read(Bodies.of(Request.of("HEAD", "/_ping"), head, input))).isEmpty();
    }
}
