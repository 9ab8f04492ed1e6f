// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dockerpty.testkit.ExecResult;
import io.github.dockerpty.testkit.PipedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate authority, a server and clients with keys of each form, made by the openssl command for one test.
 *
 * <p>The testkit's own certificates have one form, and always the right names.
 */
final class TestCertificates {

    private final Path directory;

    private TestCertificates(Path directory) {
        this.directory = directory;
    }

    static TestCertificates in(Path directory) throws IOException {
        assumeTrue(isThere(), "no openssl command: TLS is not tested");
        TestCertificates made = new TestCertificates(directory);
        made.authority("ca");
        made.authority("other-ca");
        made.signed("server", "ca", "subjectAltName=DNS:localhost,IP:127.0.0.1");
        made.signed("elsewhere", "ca", "subjectAltName=DNS:elsewhere.example");
        made.signed("cert", "ca", "extendedKeyUsage=clientAuth");
        made.signed("stranger", "other-ca", "extendedKeyUsage=clientAuth");
        Files.move(made.path("cert-key.pem"), made.path("key.pem"));
        return made;
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    private static boolean isThere() {
        try {
            return PipedProcess.run(new ProcessBuilder("openssl", "version")).exitCode() == 0;
        } catch (UncheckedIOException noSuchProgram) {
            return false;
        }
    }

    private void authority(String name) {
        openssl("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=" + name
                + " -addext basicConstraints=critical,CA:TRUE" + " -keyout " + name + "-key.pem -out " + name + ".pem");
    }

    private void signed(String name, String authority, String extension) throws IOException {
        Files.writeString(path(name + ".ext"), extension + "\n");
        openssl("req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=" + name + " -keyout " + name
                + "-key.pem -out " + name + ".csr");
        openssl("x509 -req -days 2 -in " + name + ".csr -CA " + authority + ".pem -CAkey " + authority
                + "-key.pem -CAcreateserial -extfile " + name + ".ext -out " + name + ".pem");
    }

    /** Runs openssl with arguments without blanks, in the directory. */
    void openssl(String arguments) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        ExecResult result = PipedProcess.run(new ProcessBuilder(command).directory(directory.toFile()));
        if (result.exitCode() != 0) {
            throw new AssertionError("openssl " + arguments + ": " + result.stderr());
        }
    }
}
