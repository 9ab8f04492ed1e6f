// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;

/** Reads certificates and keys from PEM files (RFC 7468, RFC 8017 and RFC 5915 for the older forms of keys). */
final class PemFiles {

    private static final long MAXIMUM = 1024 * 1024;
    private static final String[] ALGORITHMS = {"RSA", "EC", "EdDSA"};

    private PemFiles() {}

    static Collection<? extends Certificate> certificates(Path file) throws IOException {
        String text = read(file);
        try {
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException e) {
            throw new PemException(file, "holds no readable certificate: give one in PEM form", e);
        }
        throw new PemException(file, "holds no certificate: give one in PEM form", null);
    }

    static PrivateKey key(Path file) throws IOException {
        String text = read(file);
        if (text.contains("ENCRYPTED")) {
            throw new PemException(file, "the key is encrypted: decrypt it (openssl pkey -in KEY -out key.pem)", null);
        }
        byte[] key = block(file, text, "PRIVATE KEY");
        byte[] rsa = block(file, text, "RSA PRIVATE KEY");
        byte[] ec = block(file, text, "EC PRIVATE KEY");
        try {
            if (rsa != null) {
                key = Der.rsaKey(rsa);
            } else if (ec != null) {
                key = Der.ecKey(ec);
            }
        } catch (IndexOutOfBoundsException e) {
            throw new PemException(file, "the private key is damaged: make it anew", e);
        }
        if (key == null) {
            throw new PemException(file, "holds no private key: give one in PEM form, not encrypted", null);
        }
        return decode(file, key);
    }

    private static PrivateKey decode(Path file, byte[] key) throws PemException {
        GeneralSecurityException failure = null;
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(key));
            } catch (GeneralSecurityException e) {
                failure = e;
            }
        }
        throw new PemException(file, "the private key is neither RSA nor EC nor Ed25519, or damaged", failure);
    }

    private static byte[] block(Path file, String text, String label) throws PemException {
        String begin = "-----BEGIN " + label + "-----";
        int start = text.indexOf(begin);
        int end = text.indexOf("-----END " + label + "-----");
        if (start < 0 || end < start) {
            return null;
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(start + begin.length(), end));
        } catch (IllegalArgumentException e) {
            throw new PemException(file, "the private key is damaged: make it anew", e);
        }
    }

    private static String read(Path file) throws IOException {
        try {
            if (Files.size(file) > MAXIMUM) {
                throw new PemException(file, "is longer than 1 MiB, which no certificate or key is", null);
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new PemException(file, "no such file: put it there, or set DOCKER_CERT_PATH to where it is", e);
        }
    }
}
