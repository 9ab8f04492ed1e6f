// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Chunks;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RequestReaderTest {

    private static final String PLAIN = "POST /v1.41/x?a=1&b=%20c&&d&a=2 HTTP/1.1\r\nHost: h\r\nX:  1 \r\nx:2\r\n"
            + "Content-Length: 4\r\n\r\nbody";
    private static final String CHUNKED = "PUT /y HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "3;ext=1\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Request only(String text) throws IOException {
        return new RequestReader(Chunks.whole(bytes(text)).asStream()).next();
    }

    private static String describe(Request request) {
        return request.method()
                + request.path()
                + request.query()
                + request.headers()
                + request.minorVersion()
                + new String(request.body(), StandardCharsets.ISO_8859_1)
                + request.defect();
    }

    @Test
    void next_forEverySplit_isTheSame_andLeavesTheRest() throws IOException {
        for (Chunks chunks : Chunks.everySplit(bytes(PLAIN + CHUNKED + "rest")).toList()) {
            InputStream in = new BufferedInputStream(chunks.asStream());
            RequestReader reader = new RequestReader(in);
            assertThat(describe(reader.next()))
                    .isEqualTo("POST/v1.41/x{a=2, b= c, d=}{Content-Length=4, Host=h, X=1, 2}1bodyOptional.empty");
            assertThat(describe(reader.next()))
                    .isEqualTo("PUT/y{}{Transfer-Encoding=chunked}1abc0123456789Optional.empty");
            assertThat(in.readAllBytes()).isEqualTo(bytes("rest"));
        }
    }

    @Test
    void next_forEveryTruncation_isADefect() throws IOException {
        for (String whole : new String[] {PLAIN, CHUNKED}) {
            for (Chunks chunks : Chunks.everyTruncation(bytes(whole)).toList()) {
                Request request = new RequestReader(chunks.asStream()).next();
                if (request != null) {
                    assertThat(request.defect()).as(chunks.toString()).isPresent();
                    assertThat(request.keepsAlive()).isFalse();
                }
            }
        }
        assertThat(only("")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/2\r\n\r\n",
                "GET  / HTTP/1.1\r\n\r\n",
                "GET x HTTP/1.1\r\n\r\n",
                "G[T / HTTP/1.1\r\n\r\n",
                "GET /?a=%zz HTTP/1.1\r\n\r\n",
                " / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\n\n",
                "GET / HTTP/1.1\r\r\n",
                "\r\n",
                "\u0016\u0003\u0001\u0000",
            })
    void next_ofABrokenFirstLine_isADefect(String text) throws IOException {
        assertThat(only(text).defect()).isPresent();
        assertThat(only(text).method()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no colon|without a name",
                ": x|without a name",
                "a b: x|without a name",
                "Content-Length: -1|no length",
                "Content-Length: 1e3|no length",
                "Content-Length:|empty length",
                "Content-Length: 99999999|longer than",
                "Content-Length: 99999999999999999999|longer than",
                "Transfer-Encoding: gzip|unclear",
            })
    void next_ofABrokenHeader_isADefectThatTellsTheRequest(String header, String defect) throws IOException {
        Request request = only("GET /a HTTP/1.1\r\n" + header + "\r\n\r\n");
        assertThat(request.method() + request.path()).isEqualTo("GET/a");
        assertThat(request.defect()).hasValueSatisfying(text -> assertThat(text).contains(defect));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\n", "\r\n", "-1\r\n", "ffffffff\r\n", "fffffffffffff\r\n", "1\r\nabc\r\n", "1\nab"})
    void next_ofBrokenChunks_isADefect(String body) throws IOException {
        assertThat(only("GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + body)
                        .defect())
                .isPresent();
    }

    @Test
    void next_beyondTheLimits_isADefect() throws IOException {
        String endless = "GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(RequestReader.HEAD_LIMIT / 6);
        assertThat(only(endless).defect()).hasValue("the head is too long");
        assertThat(only("GET /" + "a".repeat(RequestReader.HEAD_LIMIT)).defect())
                .hasValue("the head is too long");
        String both = "GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
        assertThat(only(both).defect()).isPresent();
        String chunk = "1000000\r\n" + "x".repeat(BodyReader.LIMIT) + "\r\n1\r\n";
        assertThat(only("GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk)
                        .defect())
                .hasValueSatisfying(text -> assertThat(text).contains("longer than"));
    }
}
