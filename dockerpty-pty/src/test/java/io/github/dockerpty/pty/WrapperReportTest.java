// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.io.Stream;
import io.github.dockerpty.testkit.Chunks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The wrapper's report is taken out of the output, and nothing else is, however it is split. */
@Timeout(60)
class WrapperReportTest {

    private static final String MARK = "DOCKERPTY_SESSION=1-2";
    private static final String STAT = "R 1 27 27 0 -1 4194560 100 0 0 0 0 0 0 0 20 0 1 0 4711 5 6 7";

    private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
    private final WrapperReport report = new WrapperReport(MARK, Stream.writing(passed));

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertReport(Chunks chunks) throws IOException {
        WrapperReportTest test = new WrapperReportTest();
        try (InputStream in = chunks.thenEnd().asStream()) {
            byte[] buffer = new byte[4096];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                assertThat(test.report.write(ByteBuffer.wrap(buffer, 0, count))).isEqualTo(count);
            }
        }
        test.report.end();
        assertThat(test.passed).as("%s", chunks).hasToString("rest\n");
        assertThat(test.report.process()).isEqualTo(27);
        assertThat(test.report.start()).isEqualTo("4711");
    }

    @Test
    void report_inEverySplit_isTakenOut() throws IOException {
        for (Chunks chunks :
                Chunks.everySplit(ascii(MARK + " 27 " + STAT + "\r\nrest\n")).toList()) {
            assertReport(chunks);
        }
    }

    @Test
    void report_inEveryTruncation_isPassedOn() throws IOException {
        byte[] whole = ascii(MARK + " 27 " + STAT);
        for (int length = 0; length <= whole.length; length++) {
            WrapperReportTest test = new WrapperReportTest();
            test.report.write(ByteBuffer.wrap(whole, 0, length));
            test.report.end();
            test.report.end();
            assertThat(test.passed.toByteArray()).isEqualTo(Arrays.copyOf(whole, length));
            assertThat(test.report.process()).isZero();
        }
    }

    @Test
    void anythingElse_isPassedOn() throws IOException {
        report.write(ByteBuffer.wrap(ascii("DOCKERPTY says no sh\n")));
        report.write(ByteBuffer.wrap(ascii(MARK + " 27\n")));
        assertThat(passed).hasToString("DOCKERPTY says no sh\n" + MARK + " 27\n");
        assertThat(report.process()).isZero();
        assertThat(report.length()).isZero();
        assertThat(report.needsWrite()).isFalse();
    }

    @Test
    void reportWithoutItsFacts_isTakenOut_andTellsNothing() throws IOException {
        report.write(ByteBuffer.wrap(ascii(MARK + " 27 \nrest")));
        assertThat(passed).hasToString("rest");
        assertThat(report.process()).isZero();
    }

    @Test
    void lineWithoutEnd_isNotKept() throws IOException {
        byte[] line = ascii(MARK + " " + "x".repeat(5000));
        report.write(ByteBuffer.wrap(line));
        assertThat(passed.toByteArray()).isEqualTo(line);
        report.close();
    }
}
