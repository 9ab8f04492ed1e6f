// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * The PEM files of a client.
 *
 * @param authority the certificates to trust, and no others; null trusts those of the JDK
 * @param certificate our certificate with its chain; null, with the key, to show none
 * @param key its private key, not encrypted
 * @param verify whether the server must prove itself
 */
public record TlsFiles(Path authority, Path certificate, Path key, boolean verify) {

    private static final char[] NO_PASSWORD = {};

    /**
     * Reads the files.
     *
     * @return the settings for connections
     * @throws PemException if a file is missing or not what it has to be
     * @throws IOException if a file cannot be read
     */
    public TlsSettings load() throws IOException {
        KeyManager[] keys = keys();
        TrustManager[] trust = verify ? trust() : new TrustManager[] {new TrustEverybody()};
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, new SecureRandom());
            return new TlsSettings(context, verify);
        } catch (GeneralSecurityException e) {
            throw new IOException("this JDK has no TLS: " + e.getMessage(), e);
        }
    }

    private KeyManager[] keys() throws IOException {
        if (certificate == null && key == null) {
            return null;
        }
        if (certificate == null || key == null) {
            throw new PemException(
                    key == null ? certificate : key, "needs its counterpart: give both cert.pem and key.pem", null);
        }
        Certificate[] chain = PemFiles.certificates(certificate).toArray(new Certificate[0]);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("client", PemFiles.key(key), NO_PASSWORD, chain);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new PemException(certificate, "cannot be used with " + key + ": " + e.getMessage(), e);
        }
    }

    private TrustManager[] trust() throws IOException {
        if (authority == null) {
            return null;
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            int count = 0;
            for (Certificate trusted : PemFiles.certificates(authority)) {
                store.setCertificateEntry("authority-" + count++, trusted);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException e) {
            throw new PemException(authority, "cannot be used: " + e.getMessage(), e);
        }
    }
}
