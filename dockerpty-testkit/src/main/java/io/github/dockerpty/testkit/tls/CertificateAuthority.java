// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Issues certificates with P-256 keys (RFC 5280, RFC 5758); valid from yesterday for ten years. */
final class CertificateAuthority {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.identifier(1, 2, 840, 10045, 4, 3, 2));

    private final KeyPair keys;
    private final X509Certificate certificate;

    CertificateAuthority() throws GeneralSecurityException {
        keys = newKeys();
        byte[] extensions = Der.sequence(
                extension(19, true, Der.sequence(Der.yes())),
                // keyCertSign
                extension(15, true, Der.bits(2, (byte) 0x04)),
                extension(14, false, Der.octets(identifier(keys))));
        certificate = sign("dockerpty test CA", keys, extensions);
    }

    /** A certificate with its private key. */
    record Issued(X509Certificate certificate, PrivateKey key) {}

    X509Certificate certificate() {
        return certificate;
    }

    /** For localhost, 127.0.0.1 and ::1. */
    Issued server() throws GeneralSecurityException {
        byte[] localhost = Der.element(0x82, new byte[] {'l', 'o', 'c', 'a', 'l', 'h', 'o', 's', 't'});
        byte[] four = Der.element(0x87, new byte[] {127, 0, 0, 1});
        byte[] six = Der.element(0x87, ipv6Loopback());
        return issue("dockerpty test engine", 1, extension(17, false, Der.sequence(localhost, four, six)));
    }

    Issued client() throws GeneralSecurityException {
        return issue("dockerpty test client", 2, new byte[0]);
    }

    private Issued issue(String name, int purpose, byte[] more) throws GeneralSecurityException {
        KeyPair own = newKeys();
        byte[] extensions = Der.sequence(
                extension(19, true, Der.sequence()),
                // digitalSignature
                extension(15, true, Der.bits(7, (byte) 0x80)),
                extension(37, false, Der.sequence(Der.identifier(1, 3, 6, 1, 5, 5, 7, 3, purpose))),
                extension(35, false, Der.sequence(Der.element(0x80, identifier(keys)))),
                more);
        return new Issued(sign(name, own, extensions), own.getPrivate());
    }

    private X509Certificate sign(String name, KeyPair subject, byte[] extensions) throws GeneralSecurityException {
        Instant now = Instant.now();
        byte[] body = Der.sequence(
                Der.element(0xa0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(120, RANDOM).setBit(119)),
                ECDSA_WITH_SHA256,
                name("dockerpty test CA"),
                Der.sequence(Der.time(now.minus(Duration.ofDays(1))), Der.time(now.plus(Duration.ofDays(3650)))),
                name(name),
                subject.getPublic().getEncoded(),
                Der.element(0xa3, extensions));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(body);
        byte[] whole = Der.sequence(body, ECDSA_WITH_SHA256, Der.bits(0, signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static byte[] identifier(KeyPair keys) throws GeneralSecurityException {
        // RFC 5280, section 4.2.1.2, asks for any unique number of the key.
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(keys.getPublic().getEncoded());
        return Arrays.copyOf(digest, 20);
    }

    private static byte[] name(String common) {
        return Der.sequence(Der.set(Der.sequence(Der.identifier(2, 5, 4, 3), Der.text(common))));
    }

    private static byte[] extension(int number, boolean critical, byte[] value) {
        return Der.sequence(Der.identifier(2, 5, 29, number), critical ? Der.yes() : new byte[0], Der.octets(value));
    }

    private static byte[] ipv6Loopback() {
        byte[] address = new byte[16];
        address[15] = 1;
        return address;
    }
}
