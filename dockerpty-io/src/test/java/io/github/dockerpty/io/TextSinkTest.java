// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static io.github.dockerpty.io.Texts.bytes;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Chunks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TextSinkTest {

    private static final String TEXT = "plain, \u00fcml\u00e4ut, \u20ac, \ud83d\ude00\ud83d\ude80, \r\n\u001b[1m end";

    /** Of each kind of byte that UTF-8 knows, and some that it does not. */
    private static final int[] KINDS = {0x41, 0x80, 0xBF, 0xC0, 0xC3, 0xE0, 0xE2, 0xED, 0xA0, 0xF0, 0x90, 0xF4, 0xFF};

    @Test
    void text_isTheSame_forEverySplit() {
        for (Charset charset : List.of(UTF_8, UTF_16, ISO_8859_1, Charset.forName("GB18030"))) {
            Chunks.everySplit(TEXT.getBytes(charset)).forEach(chunks -> assertThat(decoded(charset, chunks))
                    .as("%s in %s", charset, chunks)
                    .isEqualTo(new String(TEXT.getBytes(charset), charset)));
        }
    }

    @Test
    void text_cutAnywhere_isWhatCameAndOneReplacement() {
        Chunks.everyTruncation("\ud83d\ude00".getBytes(UTF_8))
                .skip(1)
                .forEach(chunks -> assertThat(decoded(UTF_8, chunks)).isEqualTo("\ufffd"));
        byte[] wire = TEXT.getBytes(UTF_8);
        for (int length = 0; length < wire.length; length++) {
            byte[] cut = Arrays.copyOf(wire, length);
            Chunks.everySplit(cut)
                    .forEach(chunks -> assertThat(decoded(UTF_8, chunks)).isEqualTo(atOnce(cut)));
        }
    }

    @Test
    void malformedBytes_areReplacedTheSameWay_forEverySplit() {
        for (int first : KINDS) {
            for (int second : KINDS) {
                for (int third : KINDS) {
                    checkAllSplits(first, second, third, 0x42);
                    checkAllSplits(0xF0, first, second, third);
                }
            }
        }
    }

    @Test
    void halvesOfASurrogatePair_comeTogether() {
        String text = "a" + "\ud83d\ude00".repeat(3000);
        List<String> parts = new ArrayList<>();
        Pumped.through(Chunks.whole(text.getBytes(UTF_8)), TextSink.to(UTF_8, chars -> parts.add(chars.toString())));
        assertThat(parts).hasSizeGreaterThan(1).noneMatch(part -> Character.isLowSurrogate(part.charAt(0)));
        assertThat(String.join("", parts)).isEqualTo(text);
    }

    @Test
    void charactersThatAreThere_areNotHeldBack() throws IOException {
        StringBuilder text = new StringBuilder();
        TextSink sink = TextSink.to(UTF_8, text::append);
        assertThat(sink.write(bytes("prompt$ \u00fc"))).isEqualTo(10);
        assertThat(text.toString()).isEqualTo("prompt$ \u00fc");
        sink.write(ByteBuffer.wrap(new byte[] {(byte) 0xE2, (byte) 0x82}));
        assertThat(text.toString()).isEqualTo("prompt$ \u00fc");
        sink.write(ByteBuffer.wrap(new byte[] {(byte) 0xAC}));
        assertThat(text.toString()).isEqualTo("prompt$ \u00fc\u20ac");
    }

    @Test
    void end_isToldOnce() throws IOException {
        List<String> told = new ArrayList<>();
        TextSink sink = TextSink.to(UTF_8, new TextSink.Receiver() {
            @Override
            public void received(CharSequence chars) {
                told.add(chars.toString());
            }

            @Override
            public void ended() {
                told.add("<end>");
            }
        });
        sink.write(bytes("x"));
        sink.closeWrite();
        sink.close();
        assertThat(told).containsExactly("x", "<end>");
        assertThatThrownBy(() -> sink.write(bytes("late"))).isInstanceOf(ClosedChannelException.class);
    }

    private static void checkAllSplits(int... octets) {
        byte[] wire = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            wire[i] = (byte) octets[i];
        }
        String expected = atOnce(wire);
        Chunks.everySplit(wire).forEach(chunks -> assertThat(decoded(UTF_8, chunks))
                .as("%s in %s", HexFormat.of().formatHex(wire), chunks)
                .isEqualTo(expected));
    }

    private static String atOnce(byte[] wire) {
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(wire))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError(e);
        }
    }

    private static String decoded(Charset charset, Chunks chunks) {
        StringBuilder text = new StringBuilder();
        Pumped.through(chunks, TextSink.to(charset, text::append));
        return text.toString();
    }
}
