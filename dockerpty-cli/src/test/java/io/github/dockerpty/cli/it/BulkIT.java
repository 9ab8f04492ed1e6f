// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.PipedProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many bytes: nothing is lost, changed or kept. */
class BulkIT extends OnEachEngine {

    private static final int MIB = 1024 * 1024;
    /** Less than the kernel's 64 KiB, because a page that is not full counts as one. */
    private static final int PIPE_BYTES = 48 * 1024;

    private static final long RESIDENT_KIB_LIMIT = 100 * 1024;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Verb.class)
    void randomBytes_comeBackUnchanged(Verb verb) throws Exception {
        byte[] bytes = new byte[32 * MIB];
        new Random(1).nextBytes(bytes);
        Process process = start(verb.script(bench, "-i", "cat"));
        Thread writer = feed(process, bytes);
        assertThat(hash(process.getInputStream()))
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(process.waitFor()).isZero();
        writer.join();
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void inputThatIsNotRead_isNoFailure(Verb verb) throws Exception {
        byte[] bytes = new byte[8 * MIB];
        Arrays.fill(bytes, (byte) 'x');
        Path errors = Files.createTempFile(folder, "errors", "");
        Process process = Programs.dockerpty(bench.host(), verb.script(bench, "-i", "head -c 3"))
                .redirectError(errors.toFile())
                .start();
        Thread writer = feed(process, bytes);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        writer.join();
        if (bench.isPodman() && output.isEmpty()) {
            // podman 4.3 loses the output now and then, to docker's command too, and says so as if the process did.
            assertThat(errors).content().contains("unixpacket");
        } else {
            assertThat(output).isEqualTo("xxx");
        }
    }

    @Test
    void slowReader_costsNoMemoryAndNoByte() throws Exception {
        // podman needs four times as long for as many bytes.
        long mibs = bench.isPodman() ? 256 : 1024;
        Process process = start(Verb.EXEC.script(bench, "", "dd if=/dev/zero bs=1M count=" + mibs + " 2>/dev/null"));
        InputStream output = process.getInputStream();
        awaitFull(output);
        long seen = skip(output, mibs / 2 * MIB);
        awaitFull(output);
        seen += skip(output, mibs / 4 * MIB);
        awaitFull(output);
        assertThat(residentKib(process)).isLessThan(RESIDENT_KIB_LIMIT);
        seen += output.transferTo(OutputStream.nullOutputStream());
        assertThat(seen).isEqualTo(mibs * MIB);
        assertThat(process.waitFor()).isZero();
    }

    /** Until the command can write no more, which stops everything behind it. */
    private static void awaitFull(InputStream output) {
        Deadline.in(PipedProcess.USUAL_LIMIT).await("the pipe is full", () -> available(output) >= PIPE_BYTES);
    }

    private static long skip(InputStream output, long byteCount) throws IOException {
        output.skipNBytes(byteCount);
        return byteCount;
    }

    private Process start(String... arguments) throws IOException {
        return Programs.dockerpty(bench.host(), arguments)
                .redirectError(Redirect.INHERIT)
                .start();
    }

    private static Thread feed(Process process, byte[] bytes) {
        Thread writer = new Thread(
                () -> {
                    try (OutputStream input = process.getOutputStream()) {
                        input.write(bytes);
                    } catch (IOException e) {
                        // The command has ended without reading all of it, which is what one of the tests is about.
                        return;
                    }
                },
                "dockerpty-it-stdin");
        writer.start();
        return writer;
    }

    private static String hash(InputStream stream) throws IOException, NoSuchAlgorithmException {
        DigestInputStream digest = new DigestInputStream(stream, MessageDigest.getInstance("SHA-256"));
        digest.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    }

    private static int available(InputStream stream) {
        try {
            return stream.available();
        } catch (IOException e) {
            throw new AssertionError("the output has ended", e);
        }
    }

    /** The largest resident memory of the command until now; the launcher has become the JVM by exec. */
    private static long residentKib(Process process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new AssertionError("no VmHWM for " + process.info());
    }
}
