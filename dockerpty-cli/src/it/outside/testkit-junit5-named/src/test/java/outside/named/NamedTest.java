// SPDX-License-Identifier: Apache-2.0
package outside.named;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.TerminalSession;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NamedTest {

    @Test
    void modules_areNamed() {
        assertThat(NamedTest.class.getModule().getName()).isEqualTo("outside.named");
        assertThat(EmbeddedEngine.class.getModule().getName()).isEqualTo("io.github.dockerpty.testkit");
    }

    @Test
    void engine_answers() throws IOException {
        try (EmbeddedEngine engine = EmbeddedEngine.setUp().onUnixSocket();
                SocketChannel client = SocketChannel.open(
                        UnixDomainSocketAddress.of(Path.of(engine.host().getPath())))) {
            String request = "GET /_ping HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            client.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            byte[] answer = Channels.newInputStream(client).readAllBytes();
            assertThat(new String(answer, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 200 ").endsWith("OK");
        }
    }

    @Test
    void program_greetsOnATerminal() {
        try (TerminalSession terminal = TerminalSession.of("sh", "-c", "echo hello; exit 3").start()) {
            assertThat(terminal.awaitExit()).isEqualTo(3);
            assertThat(terminal.screen().row(0)).isEqualTo("hello");
        }
    }
}
