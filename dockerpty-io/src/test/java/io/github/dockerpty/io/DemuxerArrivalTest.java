// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Chunks;
import io.github.dockerpty.testkit.Frames;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same answer for every way of arriving, for reads and for pumps, for every step. */
@Timeout(60)
class DemuxerArrivalTest {

    private static final List<Integer> STEPS = List.of(1, 2, 3, 5, 8, 13, 4096);

    private final Frames good = Frames.frames()
            .stdout("naïve\n")
            .stderr("oops\n")
            .stdout("")
            .stderr("")
            .stdout("a")
            .stdout("bc")
            .frame(Frames.Source.STDIN, "zero".getBytes(UTF_8))
            .stdout("a payload longer than eight bytes")
            .stdout("and one more of them behind it")
            .stderr("the end");

    private final Demuxed expected = new Demuxed(
            "naïve\nabczeroa payload longer than eight bytesand one more of them behind it", "oops\nthe end", "end");

    @Test
    void good_howeverItArrives_isTheSame() {
        verify(good.bytes(), expected);
    }

    @Test
    void good_atRandom_isTheSame() {
        byte[] wire = good.bytes();
        for (int seed = 0; seed < 500; seed++) {
            Chunks chunks = Chunks.random(wire, seed, 20);
            assertThat(Demuxed.pump(chunks.asChannel(), 64)).as("%s", chunks).isEqualTo(expected);
        }
    }

    @Test
    void manyFramesOfOneSize_areTheSame_howeverTheyArrive() {
        for (int size = 0; size <= 40; size++) {
            Frames frames = Frames.frames();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 7; i++) {
                String payload = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKL".substring(i, i + size);
                frames = frames.stdout(payload);
                text.append(payload);
            }
            byte[] wire = frames.stderr("e").stdout("o").bytes();
            Demuxed all = new Demuxed(text + "o", "e", "end");
            assertThat(Demuxed.pump(Chunks.whole(wire).asChannel(), 4096)).isEqualTo(all);
            for (int seed = 0; seed < 50; seed++) {
                Chunks chunks = Chunks.random(wire, seed, 150);
                assertThat(Demuxed.pump(chunks.asChannel(), 4096))
                        .as("%d bytes each, %s", size, chunks)
                        .isEqualTo(all);
            }
        }
    }

    @Test
    void payloadOfEverySmallSize_behindEachOther_isTheSame() {
        Frames frames = Frames.frames();
        StringBuilder text = new StringBuilder();
        for (int size = 1; size <= 70; size++) {
            String payload = "0123456789".repeat(7).substring(0, size);
            frames = frames.stdout(payload).stdout("<").stdout("").stdout("|>");
            text.append(payload).append("<|>");
        }
        byte[] wire = frames.bytes();
        Demuxed all = new Demuxed(text.toString(), "", "end");
        assertThat(Demuxed.read(Chunks.whole(wire).asChannel(), 4096)).isEqualTo(all);
        assertThat(Demuxed.pump(Chunks.whole(wire).asChannel(), 1)).isEqualTo(all);
        for (int seed = 0; seed < 300; seed++) {
            Chunks chunks = Chunks.random(wire, seed, 200);
            assertThat(Demuxed.pump(chunks.asChannel(), 4096)).as("%s", chunks).isEqualTo(all);
        }
    }

    @Test
    void good_withEmptyPieces_isTheSame() {
        byte[] wire = good.bytes();
        for (int at = 0; at <= wire.length; at++) {
            Chunks chunks = Chunks.cutAt(wire, at, at, at);
            assertThat(Demuxed.read(chunks.asChannel(), 5)).as("%s", chunks).isEqualTo(expected);
            assertThat(Demuxed.pump(chunks.asChannel(), 5)).as("%s", chunks).isEqualTo(expected);
        }
    }

    @Test
    void unknownStream_howeverItArrives_isTheSame() {
        byte[] wire =
                Frames.frames().stdout("ok").raw((byte) 4, (byte) 5, (byte) 6).bytes();
        verify(wire, new Demuxed("ok", "", "unknown 4 at 10"));
        byte[] prompt = Frames.frames().raw("/ # ".getBytes(UTF_8)).bytes();
        verify(prompt, new Demuxed("", "", "unknown 47 at 0"));
        byte[] whole =
                Frames.frames().stderr("e").header(255, 7).stdout("never").bytes();
        verify(whole, new Demuxed("", "e", "unknown 255 at 9"));
    }

    @Test
    void engineError_howeverItArrives_isTheSame() {
        byte[] wire = Frames.frames()
                .stdout("before")
                .frame(Frames.Source.SYSTEM_ERROR, "no space left".getBytes(UTF_8))
                .stdout("after")
                .bytes();
        verify(wire, new Demuxed("before", "", "engine at 14: no space left"));
    }

    @Test
    void engineError_cutShort_isStillTold() {
        byte[] wire =
                Frames.frames().header(3, 50).raw("no spa".getBytes(UTF_8)).bytes();
        verify(wire, new Demuxed("", "", "engine at 0: no spa (cut)"));
    }

    @Test
    void hugeLength_withFewBytesBehindIt_isTruncated() {
        byte[] wire = Frames.frames()
                .header(1, 0xFFFF_FFFFL)
                .raw("abc".getBytes(UTF_8))
                .bytes();
        verify(wire, new Demuxed("abc", "", "cut at 11, 3 of 4294967295"));
    }

    @Test
    void ignoredBytes_ofTheHeader_areIgnored() {
        byte[] wire = {1, -1, -1, -1, 0, 0, 0, 2, 'h', 'i'};
        verify(wire, new Demuxed("hi", "", "end"));
    }

    @Test
    void truncation_atEveryOffset_deliversWhatCameAndSaysSo() {
        byte[] wire = good.bytes();
        for (int length = 0; length < wire.length; length++) {
            Demuxed cut = cutAt(good.list(), length);
            byte[] part = Arrays.copyOf(wire, length);
            assertThat(Demuxed.read(Chunks.whole(part).asChannel(), 4096))
                    .as("the first %d bytes", length)
                    .isEqualTo(cut);
            assertThat(Demuxed.pump(Chunks.ofSize(part, 3).asChannel(), 2))
                    .as("the first %d bytes", length)
                    .isEqualTo(cut);
            assertThat(Demuxed.pumpTogether(Chunks.whole(part).asChannel(), 4096))
                    .as("the first %d bytes", length)
                    .isEqualTo(cut);
        }
    }

    private static void verify(byte[] wire, Demuxed expected) {
        Chunks.everySplit(wire).forEach(chunks -> {
            for (int step : STEPS) {
                assertThat(Demuxed.read(chunks.asChannel(), step))
                        .as("read %d from %s", step, chunks)
                        .isEqualTo(expected);
                assertThat(Demuxed.pump(chunks.asChannel(), step))
                        .as("pump %d from %s", step, chunks)
                        .isEqualTo(expected);
                assertThat(Demuxed.pumpTogether(chunks.asChannel(), step))
                        .as("pump %d together from %s", step, chunks)
                        .isEqualTo(expected);
            }
        });
    }

    /** What must come out of the first bytes, from the list of frames and not from another parser. */
    private static Demuxed cutAt(List<Frames.Frame> frames, int length) {
        StringBuilder stdout = new StringBuilder();
        StringBuilder stderr = new StringBuilder();
        int begin = 0;
        for (Frames.Frame frame : frames) {
            if (length == begin) {
                break;
            }
            if (length < begin + 8) {
                return decoded(stdout, stderr, "cut at " + length + ", " + (length - begin) + " of 8");
            }
            int came = Math.min(frame.payload().length, length - begin - 8);
            StringBuilder out = frame.source() == Frames.Source.STDERR ? stderr : stdout;
            out.append(new String(frame.payload(), 0, came, ISO_8859_1));
            if (came < frame.payload().length) {
                String end = "cut at " + length + ", " + came + " of " + frame.payload().length;
                return decoded(stdout, stderr, end);
            }
            begin += 8 + came;
        }
        return decoded(stdout, stderr, "end");
    }

    private static Demuxed decoded(StringBuilder stdout, StringBuilder stderr, String end) {
        byte[] bytes = stdout.toString().getBytes(ISO_8859_1);
        return new Demuxed(new String(bytes, UTF_8), stderr.toString(), end);
    }
}
