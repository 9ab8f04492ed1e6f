// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PemFilesTest {

    @TempDir
    Path directory;

    private Path write(String label, byte[] der) throws Exception {
        return text("-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END "
                + label + "-----\n");
    }

    private Path text(String text) throws Exception {
        return Files.writeString(directory.resolve("key.pem"), text);
    }

    private static KeyPair pair(String algorithm, String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (curve.isEmpty()) {
            generator.initialize(2048);
        } else {
            generator.initialize(new ECGenParameterSpec(curve));
        }
        return generator.generateKeyPair();
    }

    /** The key inside PKCS #8: the octets after version and algorithm. */
    private static byte[] inner(byte[] pkcs8) {
        int at = skipHead(pkcs8, 0);
        at += 3;
        at = skipHead(pkcs8, at) + lengthAt(pkcs8, at);
        int start = skipHead(pkcs8, at);
        return Arrays.copyOfRange(pkcs8, start, start + lengthAt(pkcs8, at));
    }

    private static int skipHead(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        return first < 0x80 ? at + 2 : at + 2 + first - 0x80;
    }

    private static int lengthAt(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        return first == 0x81 ? der[at + 2] & 0xFF : (der[at + 2] & 0xFF) << 8 | der[at + 3] & 0xFF;
    }

    @Test
    void key_pkcs8_isReadWhateverItsKind() throws Exception {
        for (KeyPair pair : new KeyPair[] {pair("RSA", ""), pair("EC", "secp256r1"), pair("Ed25519", "ed25519")}) {
            PrivateKey key = PemFiles.key(write("PRIVATE KEY", pair.getPrivate().getEncoded()));
            assertThat(key).isEqualTo(pair.getPrivate());
        }
    }

    @Test
    void key_pkcs1_isRead() throws Exception {
        PrivateKey rsa = pair("RSA", "").getPrivate();
        PrivateKey key = PemFiles.key(write("RSA PRIVATE KEY", inner(rsa.getEncoded())));
        assertThat(key).isInstanceOf(RSAPrivateCrtKey.class).isEqualTo(rsa);
    }

    @Test
    void key_encrypted_saysHowToDecrypt() throws Exception {
        Path file = write("ENCRYPTED PRIVATE KEY", new byte[9]);
        assertThatThrownBy(() -> PemFiles.key(file))
                .isInstanceOfSatisfying(
                        PemException.class, e -> assertThat(e.file()).isEqualTo(file.toString()))
                .hasMessageContaining("openssl pkey");
    }

    @Test
    void key_damaged_isRefused() throws Exception {
        byte[] rsa = inner(pair("RSA", "").getPrivate().getEncoded());
        for (int length : new int[] {0, 1, 2, 5, 100}) {
            for (String label : new String[] {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"}) {
                Path file = write(label, Arrays.copyOf(rsa, length));
                assertThatThrownBy(() -> PemFiles.key(file)).isInstanceOf(PemException.class);
            }
        }
        Path noBase64 = text("-----BEGIN PRIVATE KEY-----\n=a=\n-----END PRIVATE KEY-----");
        assertThatThrownBy(() -> PemFiles.key(noBase64)).hasMessageContaining("damaged");
        Path none = text("hello");
        assertThatThrownBy(() -> PemFiles.key(none)).hasMessageContaining("no private key");
        assertThatThrownBy(() -> PemFiles.certificates(none)).isInstanceOf(PemException.class);
        assertThatThrownBy(() -> PemFiles.key(directory.resolve("gone"))).hasMessageContaining("no such file");
    }

    @Test
    void files_oneOfTwo_isRefused() throws Exception {
        Path file = text("x");
        assertThatThrownBy(() -> new TlsFiles(null, file, null, true).load()).hasMessageContaining("counterpart");
        assertThatThrownBy(() -> new TlsFiles(null, null, file, true).load()).hasMessageContaining("counterpart");
        assertThat(new TlsFiles(null, null, null, true).load().verifiesHost()).isTrue();
    }

    @Test
    void key_ec_isItsCurve() throws Exception {
        PrivateKey ec = pair("EC", "secp384r1").getPrivate();
        assertThat(PemFiles.key(write("PRIVATE KEY", ec.getEncoded()))).isInstanceOf(ECPrivateKey.class);
    }
}
