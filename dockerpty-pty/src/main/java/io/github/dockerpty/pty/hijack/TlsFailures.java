// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** Tells failures of TLS apart, and says in a few words why it was not agreed on, and what to do. */
public final class TlsFailures {

    private static final String OUR_CERTIFICATE =
            ": check cert.pem and key.pem in DOCKER_CERT_PATH, and the engine's log";

    private TlsFailures() {}

    /**
     * Whether TLS itself failed, or was cut.
     *
     * @param failure of a connection
     * @return true if not the connection below it failed
     */
    public static boolean isOfTls(IOException failure) {
        return failure instanceof SSLException;
    }

    /** Of the first read after the handshake: with TLS 1.3 a server checks our certificate only then. */
    static String firstReason(IOException failure) {
        return failure instanceof TlsTruncatedException cut ? ended(cut) : reason(failure);
    }

    /** Of the handshake. */
    static String reason(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof SocketTimeoutException) {
            return "no TLS handshake within the time limit: check that the port is one for TLS";
        }
        if (message.contains("nrecognized SSL message")) {
            return "the answer is not TLS: use the engine's TLS port, or unset DOCKER_TLS_VERIFY and DOCKER_TLS";
        }
        if (message.contains("protocol_version") || message.contains("not supported by the client")) {
            return "the engine speaks neither TLS 1.2 nor 1.3: upgrade it";
        }
        if (isAlert(message)) {
            return "the engine refused our certificate (" + message
                    + "): check cert.pem and key.pem in DOCKER_CERT_PATH";
        }
        if (failure instanceof TlsTruncatedException && failure.getCause() == null) {
            return "the connection ended during the TLS handshake: check that the port is one for TLS";
        }
        return certificate(failure, message);
    }

    private static String certificate(Throwable failure, String message) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage());
            if (text.contains("No subject alternative") || text.contains("No name matching")) {
                return "the engine's certificate is for another host (" + text
                        + "): use a name that it holds, or make it anew with this one";
            }
            if (cause instanceof CertificateException || text.contains("unable to find valid certification path")) {
                return "the engine's certificate is not trusted (" + text + "): check ca.pem in DOCKER_CERT_PATH";
            }
        }
        if (failure instanceof TlsTruncatedException cut) {
            return ended(cut);
        }
        return failure instanceof SSLException
                ? "no TLS connection (" + message + "): check the engine's TLS settings"
                : "the engine ended the TLS handshake (" + message + ")" + OUR_CERTIFICATE;
    }

    /* A refusal may show as a reset, when the alert that tells the reason comes too late. */
    private static String ended(TlsTruncatedException cut) {
        Throwable cause = cut.getCause();
        return "the engine ended the TLS handshake (" + (cause == null ? "no answer" : cause.getMessage()) + ")"
                + OUR_CERTIFICATE;
    }

    /* Alerts that a server sends about the client's certificate; TLS 1.3 sends them after the handshake. */
    private static boolean isAlert(String message) {
        // JDK 25 puts the alert that we send, about the engine's certificate, into the message as well.
        return message.contains("Received fatal alert")
                && (message.contains("certificate")
                        || message.contains("unknown_ca")
                        || message.contains("handshake_failure"));
    }
}
