// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RelayTest {

    private static final String ASK =
            "POST /exec/e/start HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n"
                    + "Content-Length: 0\r\n\r\n";

    @Test
    void bytesAndHalfClose_passBothWays_andAreHeard() throws Exception {
        LeakCheck leaks = LeakCheck.begin();
        try (ScriptedEngine engine = ScriptedEngine.onUnixSocket();
                Relay relay = Relay.plain(engine.host())) {
            Conversation talk = Conversation.conversation()
                    .receive("in")
                    .receiveEnd()
                    .sendRaw("out")
                    .halfClose();
            engine.on("POST", "/exec/e/start").answer(Reply.upgraded(talk));
            try (Socket client = new Socket("127.0.0.1", relay.port())) {
                client.setSoTimeout((int) Deadline.USUAL.toMillis());
                client.getOutputStream().write(ASK.getBytes(StandardCharsets.US_ASCII));
                assertThat(client.getInputStream().read()).isEqualTo('H');
                client.getOutputStream().write("in".getBytes(StandardCharsets.US_ASCII));
                client.shutdownOutput();
                assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .startsWith("TTP/1.1 101 ")
                        .endsWith("out");
            }
            talk.awaitSuccess(Deadline.USUAL);
            assertThat(relay.sent()).isEqualTo(ASK + "in");
            assertThat(relay.host()).hasToString("tcp://127.0.0.1:" + relay.port());
        }
        leaks.close();
    }

    @Test
    void cut_endsConnectionsAndTakesNoMore() throws Exception {
        LeakCheck leaks = LeakCheck.begin();
        try (ScriptedEngine engine = ScriptedEngine.onUnixSocket();
                Relay relay = Relay.plain(engine.host());
                SocketChannel client = SocketChannel.open(new InetSocketAddress("127.0.0.1", relay.port()))) {
            BlockedCall<Integer> reading =
                    BlockedCall.in(() -> client.socket().getInputStream().read());
            relay.cut();
            assertThat(endOf(reading)).isEqualTo("end");
            relay.cut();
            assertThatThrownBy(() -> new Socket("127.0.0.1", relay.port())).isInstanceOf(IOException.class);
        }
        leaks.close();
    }

    /** A cut connection ends or breaks, whichever the system sees first. */
    private static String endOf(BlockedCall<Integer> reading) throws Exception {
        try {
            return reading.result() == -1 ? "end" : "bytes";
        } catch (IOException reset) {
            return "end";
        }
    }

    @Test
    void clientOfNoEngine_isSentAway_asIsTheNext() throws Exception {
        URI nowhere = URI.create("unix:///no/such/socket");
        try (Relay relay = Relay.plain(nowhere)) {
            for (int i = 0; i < 2; i++) {
                try (Socket client = new Socket("127.0.0.1", relay.port())) {
                    client.setSoTimeout((int) Deadline.USUAL.toMillis());
                    assertThat(client.getInputStream().read()).isEqualTo(-1);
                }
            }
        }
    }

    @Test
    void endAnswers_clientReadsAnEnd_andIsStillHeard() throws Exception {
        try (ScriptedEngine engine = ScriptedEngine.onTcp();
                Relay relay = Relay.plain(engine.host())) {
            Conversation talk = Conversation.conversation().sendRaw("out").receive("in");
            engine.on("POST", "/exec/e/start").answer(Reply.upgraded(talk));
            try (Socket client = new Socket("127.0.0.1", relay.port())) {
                client.setSoTimeout((int) Deadline.USUAL.toMillis());
                client.getOutputStream().write(ASK.getBytes(StandardCharsets.US_ASCII));
                String all = "";
                while (!all.endsWith("\r\n\r\nout")) {
                    all += (char) client.getInputStream().read();
                }
                relay.endAnswers();
                assertThat(client.getInputStream().read()).isEqualTo(-1);
                client.getOutputStream().write("in".getBytes(StandardCharsets.US_ASCII));
                talk.awaitSuccess(Deadline.USUAL);
            }
        }
    }

    @Test
    void plain_toWhatCannotBeReached_isRefused() {
        assertThatThrownBy(() -> Relay.plain(URI.create("ssh://host")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ssh://host");
    }
}
