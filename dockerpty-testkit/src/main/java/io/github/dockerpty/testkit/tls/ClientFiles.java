// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.tls;

import io.github.dockerpty.testkit.http.Dialer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The client's side of TLS in the files of {@code DOCKER_CERT_PATH}; usable from any thread. */
public final class ClientFiles implements Dialer.Tls {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

    private final Path folder;

    // Guarded by this; one context for all connections lets them resume a session.
    private SSLContext context;

    /**
     * Remembers where ca.pem, cert.pem and key.pem are; reads nothing yet.
     *
     * @param folder where they are
     */
    public ClientFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads the files, once.
     *
     * @return trusts engines of that authority alone and shows that certificate
     * @throws IOException when one is missing or cannot be read; the key must be in PKCS #8, not encrypted
     */
    @Override
    public synchronized SSLContext context() throws IOException {
        if (context == null) {
            context = read();
        }
        return context;
    }

    private SSLContext read() throws IOException {
        try {
            // Never leaves this JVM's memory, so the password protects nothing.
            char[] password = {'m', 'e', 'm', 'o', 'r', 'y'};
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int count = 0;
            for (Certificate authority : certificates(folder.resolve("ca.pem"))) {
                store.setCertificateEntry("ca" + count++, authority);
            }
            Certificate[] chain = certificates(folder.resolve("cert.pem")).toArray(Certificate[]::new);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            store.setKeyEntry("client", key(folder.resolve("key.pem")), password, chain);
            keys.init(store, password);
            SSLContext made = SSLContext.getInstance("TLS");
            made.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return made;
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot use the certificates in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws IOException, GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException("no key in PKCS #8 in " + file + ": convert it with openssl pkcs8 -topk8 -nocrypt");
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (InvalidKeySpecException ofAnotherAlgorithm) {
                // The next one is tried; none left is an error of its own.
            }
        }
        throw new IOException("the key in " + file + " is of none of " + ALGORITHMS);
    }
}
