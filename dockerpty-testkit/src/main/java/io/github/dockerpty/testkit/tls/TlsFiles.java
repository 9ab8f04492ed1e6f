// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A fresh authority: the engine's side as a context, the client's side as the files of {@code DOCKER_CERT_PATH}. */
public final class TlsFiles {

    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private TlsFiles() {}

    /**
     * Makes all certificates and writes ca.pem, cert.pem and key.pem.
     *
     * @param folder where the client looks for them; must exist
     * @return the engine's context, which trusts clients of the same authority
     * @throws IOException when a file cannot be written or a certificate not be made
     */
    public static SSLContext writeTo(Path folder) throws IOException {
        try {
            CertificateAuthority authority = new CertificateAuthority();
            CertificateAuthority.Issued client = authority.client();
            write(
                    folder.resolve("ca.pem"),
                    "CERTIFICATE",
                    authority.certificate().getEncoded());
            write(
                    folder.resolve("cert.pem"),
                    "CERTIFICATE",
                    client.certificate().getEncoded());
            write(folder.resolve("key.pem"), "PRIVATE KEY", client.key().getEncoded());
            return context(authority);
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot make certificates: " + e.getMessage(), e);
        }
    }

    private static SSLContext context(CertificateAuthority authority) throws GeneralSecurityException, IOException {
        // Never leaves this JVM's memory, so the password protects nothing.
        char[] password = {'m', 'e', 'm', 'o', 'r', 'y'};
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        CertificateAuthority.Issued server = authority.server();
        store.setKeyEntry("server", server.key(), password, new Certificate[] {server.certificate()});
        store.setCertificateEntry("ca", authority.certificate());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static void write(Path file, String type, byte[] der) throws IOException {
        String pem = "-----BEGIN " + type + "-----\n" + BASE64.encodeToString(der) + "\n-----END " + type + "-----\n";
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, pem.getBytes(StandardCharsets.US_ASCII));
    }
}
