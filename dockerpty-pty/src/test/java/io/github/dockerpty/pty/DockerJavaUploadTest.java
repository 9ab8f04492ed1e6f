// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import io.github.dockerpty.testkit.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies of requests that are streams: they arrive whole, or not as whole ones. */
@Timeout(60)
class DockerJavaUploadTest extends ScriptedDockerJava {

    @Test
    void bodyOfUnknownLength_goesInChunks() throws IOException {
        byte[] archive = new byte[3_000_000];
        new Random(1).nextBytes(archive);
        script.on("PUT", "/containers/c1/archive").answer(Reply.status(200));
        call(Request.builder()
                .method(Method.PUT)
                .path("/containers/c1/archive?path=/tmp")
                .body(new ByteArrayInputStream(archive)));
        assertThat(received().headers()).containsEntry("Transfer-Encoding", "chunked");
        assertThat(received().body()).isEqualTo(archive);
    }

    @Test
    void bodyThatBreaksOff_neverArrivesAsAWholeOne() {
        script.on("POST", "/images/load").answer(Reply.status(200));
        InputStream broken = new InputStream() {
            private int left = 10;

            @Override
            public int read() throws IOException {
                if (left-- == 0) {
                    throw new IOException("the disk is gone");
                }
                return 'x';
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                target[offset] = (byte) read();
                return 1;
            }
        };
        assertThatThrownBy(() -> call(post("/images/load").body(broken)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("POST /images/load on " + script.host() + ": the body of the request could not be read"
                        + " (the disk is gone): the request was cut off before its end");
        assertThat(script.requests()).allMatch(request -> request.defect().isPresent());
    }

    @Test
    void mistakeOfTheBody_isThrown_andNothingStays() {
        InputStream mistaken = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("not opened");
            }
        };
        assertThatThrownBy(() -> call(post("/build").body(mistaken))).hasMessage("not opened");
    }
}
