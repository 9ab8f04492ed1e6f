// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.pty.tls.TlsSettings;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TlsDialerTest {

    private static SSLEngine engine(SSLContext context) {
        return new TlsDialer("localhost", 1, new TlsSettings(context, true)).engine();
    }

    @Test
    void contextOfTls12_speaksTls13() throws GeneralSecurityException {
        SSLContext old = SSLContext.getInstance("TLSv1.2");
        old.init(null, null, null);
        SSLEngine engine = engine(old);
        assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
        assertThat(engine.getEnabledCipherSuites())
                .contains("TLS_AES_128_GCM_SHA256")
                .contains(old.getDefaultSSLParameters().getCipherSuites());
    }

    @Test
    void suites_thatNobodyEnabled_stayOff() throws GeneralSecurityException {
        SSLContext usual = SSLContext.getInstance("TLS");
        usual.init(null, null, null);
        assertThat(engine(usual).getEnabledCipherSuites())
                .containsExactlyInAnyOrder(usual.getDefaultSSLParameters().getCipherSuites());
    }
}
