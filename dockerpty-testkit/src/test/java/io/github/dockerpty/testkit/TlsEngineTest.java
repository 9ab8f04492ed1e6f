// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsEngineTest {

    private static final String ASK = "POST /x HTTP/1.1\r\n\r\n";

    @TempDir
    private Path folder;

    private static Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        String text = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        byte[] der = Base64.getMimeDecoder().decode(text);
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    /** A socket as a careful client makes it: trusts ca.pem alone and checks the name. */
    private static SSLSocket dial(ScriptedEngine engine, Path folder, boolean identified) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", certificate(folder.resolve("ca.pem")));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        if (identified) {
            Certificate[] chain = {certificate(folder.resolve("cert.pem"))};
            store.setKeyEntry("client", key(folder.resolve("key.pem")), new char[] {'x'}, chain);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[] {'x'});
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(engine.host().getHost(), engine.host().getPort());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    private static String talk(SSLSocket socket, String more) throws IOException {
        socket.getOutputStream().write(ASK.getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int value = socket.getInputStream().read();
            if (value < 0) {
                throw new SSLException("ended after " + head);
            }
            head.append((char) value);
        }
        socket.getOutputStream().write(more.getBytes(StandardCharsets.US_ASCII));
        socket.shutdownOutput();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void stream_halfClosesBothWays() throws Exception {
        try (LeakCheck leaks = LeakCheck.begin();
                ScriptedEngine engine = ScriptedEngine.onTls(folder);
                SSLSocket socket = dial(engine, folder, false)) {
            Conversation script = conversation().receive("in").receiveEnd().sendRaw("out");
            engine.on("POST", "/x").answer(Reply.upgraded(script));
            assertThat(talk(socket, "in")).isEqualTo("out");
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
            script.awaitSuccess(Deadline.USUAL);
            assertThat(engine.environment())
                    .containsEntry("DOCKER_TLS_VERIFY", "1")
                    .containsEntry("DOCKER_CERT_PATH", folder.toString())
                    .containsEntry("DOCKER_HOST", engine.host().toString());
            assertThat(leaks).isNotNull();
        }
    }

    @Test
    void mutual_refusesAClientWithoutACertificate() throws Exception {
        try (ScriptedEngine engine = ScriptedEngine.onMutualTls(folder);
                SSLSocket known = dial(engine, folder, true);
                SSLSocket unknown = dial(engine, folder, false)) {
            engine.on("POST", "/x").answer(Reply.upgraded(conversation().drain().sendRaw("welcome")));
            assertThat(talk(known, "")).isEqualTo("welcome");
            assertThatThrownBy(() -> talk(unknown, "")).isInstanceOf(IOException.class);
            assertThat(engine.requests()).hasSize(1);
        }
    }

    @Test
    void otherAuthority_isNotTrusted(@TempDir Path other) throws Exception {
        try (ScriptedEngine engine = ScriptedEngine.onTls(folder);
                ScriptedEngine stranger = ScriptedEngine.onTls(other);
                SSLSocket socket = dial(stranger, folder, false)) {
            assertThat(engine.requests()).isEmpty();
            assertThatThrownBy(() -> talk(socket, ""))
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("PKIX");
        }
    }

    @Test
    void resetAndClose_inTheMiddle_leaveNothing() throws Exception {
        try (LeakCheck leaks = LeakCheck.begin();
                ScriptedEngine engine = ScriptedEngine.onTls(folder);
                SSLSocket reset = dial(engine, folder, false);
                SSLSocket open = dial(engine, folder, false)) {
            engine.on("POST", "/x")
                    .answer(Reply.upgraded(conversation().reset()))
                    .times(1);
            engine.on("POST", "/x").answer(Reply.upgraded(conversation().send(new byte[20_000_000])));
            reset.getOutputStream().write(ASK.getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> reset.getInputStream().readAllBytes()).hasMessageContaining("reset");
            open.getOutputStream().write(ASK.getBytes(StandardCharsets.US_ASCII));
            assertThat(open.getInputStream().read()).isEqualTo('H');
            die(engine);
            assertThat(leaks).isNotNull();
        }
    }

    private static void die(AutoCloseable engine) throws Exception {
        engine.close();
    }
}
