// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Chunks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HeadParserTest {

    private static final String HEAD = "HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\n"
            + "Api-Version:1.41 \r\nX-Empty:\r\n\r\n";
    private static final String DATA = "\u0001\0\0\0\0\0\0\u0003a\r\n\r\n";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String rest(Input input) throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(3);
        while (input.read(buffer.clear()) >= 0) {
            rest.write(buffer.array(), 0, buffer.position());
        }
        return rest.toString(StandardCharsets.ISO_8859_1);
    }

    private static ResponseHead parse(String text) throws NotHttpException {
        return new HeadParser().take(ByteBuffer.wrap(bytes(text)));
    }

    @Test
    void readHead_everySplit_keepsTheDataBehindIt() {
        Chunks.everySplit(bytes(HEAD + DATA)).forEach(chunks -> check(chunks.asChannel()));
    }

    @Test
    void readHead_oneByteEach_keepsTheDataBehindIt() {
        check(Chunks.ofSize(bytes(HEAD + DATA), 1).asChannel());
    }

    private static void check(ReadableByteChannel channel) {
        try {
            Input input = new Input(channel);
            ResponseHead head = input.readHead();
            assertThat(head.status()).isEqualTo(101);
            assertThat(head.header("content-type")).hasValue("application/vnd.docker.raw-stream");
            assertThat(head.header("API-VERSION")).hasValue("1.41");
            assertThat(head.header("X-Empty")).hasValue("");
            assertThat(head.header("X-Missing")).isEmpty();
            assertThat(rest(input)).isEqualTo(DATA);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readHead_everyTruncation_throws() {
        for (int i = 0; i < HEAD.length(); i++) {
            Input input = new Input(
                    Chunks.whole(bytes(HEAD.substring(0, i))).thenEnd().asChannel());
            assertThatThrownBy(input::readHead)
                    .as("cut at %d", i)
                    .isInstanceOf(i == 0 ? NoAnswerException.class : NotHttpException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\n: no name\r\n\r\n",
                "HTTP/1.1 20 OK\r\n\r\n",
                "HTT\r\n\r\n",
                "HTT\n\n",
                "\r\nHTTP/1.1 200 OK\r\n\r\n",
                "SSH-2.0-x\r\n\r\n",
                "\u0016\u0003\u0001\n"
            })
    void readHead_thatIsNone_failsAlike_forEverySplit(String text) {
        String whole = failure(Chunks.whole(bytes(text)).thenEnd().asChannel());
        Chunks.everySplit(bytes(text))
                .forEach(chunks ->
                        assertThat(failure(chunks.thenEnd().asChannel())).isEqualTo(whole));
        assertThat(failure(Chunks.ofSize(bytes(text), 1).thenEnd().asChannel())).isEqualTo(whole);
    }

    private static String failure(ReadableByteChannel channel) {
        try {
            return "none: " + new Input(channel).readHead();
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void readHead_tooLong_failsAlike_howeverItComes() {
        byte[] exact = bytes("HTTP/1.1 200 OK\r\nA: " + "x".repeat(HeadParser.MAXIMUM - 24) + "\r\n\r\n");
        byte[] over = bytes("HTTP/1.1 200 OK\r\nA: " + "x".repeat(HeadParser.MAXIMUM - 23) + "\r\n\r\n");
        for (int size : new int[] {1, 7, 4096, over.length}) {
            assertThat(failure(Chunks.ofSize(exact, size).thenEnd().asChannel()))
                    .as("%d bytes at a time", size)
                    .startsWith("none");
            assertThat(failure(Chunks.ofSize(over, size).thenEnd().asChannel())).contains("longer than 65536 bytes");
        }
    }

    @Test
    void isLasting_asTheVersionAndTheServerSay() throws NotHttpException {
        assertThat(parse("HTTP/1.1 200 OK\r\n\r\n").isLasting()).isTrue();
        assertThat(parse("HTTP/1.1 200 OK\r\nConnection: keep-alive\r\n\r\n").isLasting())
                .isTrue();
        assertThat(parse("HTTP/1.1 200 OK\r\nconnection: x, Close\r\n\r\n").isLasting())
                .isFalse();
        assertThat(parse("HTTP/1.0 200 OK\r\n\r\n").isLasting()).isFalse();
        assertThat(parse("HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\n\r\n").isLasting())
                .isTrue();
    }

    @Test
    void readHead_interim_isPassedOver() throws IOException {
        String text = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.0 204\n\n";
        assertThat(new Input(Chunks.whole(bytes(text)).asChannel()).readHead().status())
                .isEqualTo(204);
    }

    @Test
    void readHead_onlyInterim_throws() {
        String text = "HTTP/1.1 100 Continue\r\n\r\n".repeat(11);
        assertThatThrownBy(() -> new Input(Chunks.whole(bytes(text)).asChannel()).readHead())
                .hasMessageContaining("interim");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "H\r\n",
                "\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/2 200 OK\r\n",
                "HTTP/1.1\r\n",
                "HTTP/1.1 20\r\n",
                "HTTP/1.1 2000 OK\r\n",
                "HTTP/1.1 099 OK\r\n",
                "HTTP/1.1 600 OK\r\n",
                "HTTP/1.1 2x0 OK\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n",
                "HTTP/1.1 200 OK\r\n: no name\r\n",
                "HTTP/1.1 200 OK\r\nA: b\r\n folded\r\n"
            })
    void take_notHttp_throws(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(NotHttpException.class);
    }

    @Test
    void take_garbage_throwsAtItsFirstByte() {
        assertThatThrownBy(() -> parse("x")).isInstanceOf(NotHttpException.class);
        assertThatThrownBy(() -> parse("\u0015\u0003\u0003")).hasMessageContaining("TLS");
    }

    @Test
    void take_oversizedHead_throws() throws IOException {
        String start = "HTTP/1.1 200 OK\r\nA: ";
        String fits = start + "x".repeat(HeadParser.MAXIMUM - start.length() - 4) + "\r\n\r\n";
        assertThat(parse(fits).status()).isEqualTo(200);
        assertThatThrownBy(() -> parse(start + "x".repeat(HeadParser.MAXIMUM))).hasMessageContaining("65536 bytes");
    }
}
