// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Screen;
import io.github.dockerpty.testkit.Screen.Style;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EmulatorTest {

    private final Emulator emulator = new Emulator(6, 40);

    @Test
    void feed_text_showsItWithTheCursorBehind() {
        emulator.feed("hello\r\n  world");
        Screen screen = emulator.picture();
        assertThat(screen.rows()).isEqualTo(6);
        assertThat(screen.columns()).isEqualTo(40);
        assertThat(screen.text()).isEqualTo("hello\n  world\n\n\n\n");
        assertThat(screen.cursorRow()).isEqualTo(1);
        assertThat(screen.cursorColumn()).isEqualTo(7);
    }

    @Test
    void feed_tabs_stopAtEveryEighthColumn() {
        emulator.feed("a\tb\tc");
        assertThat(emulator.picture().row(0)).isEqualTo("a       b       c");
    }

    @Test
    void feed_tabsAfterReset_stopAtEveryEighthColumn() {
        emulator.feed("xyz\u001bca\tb");
        assertThat(emulator.picture().row(0)).isEqualTo("a       b");
    }

    @Test
    void feed_tabsAfterGrowing_stopInTheNewColumnsToo() {
        emulator.feed("abc");
        emulator.resize(8, 80);
        emulator.feed("\td\r\u001b[48Cx\ty");
        assertThat(emulator.picture().row(0))
                .startsWith("abc     d")
                .endsWith("x       y")
                .hasSize(57);
    }

    @Test
    void resize_keepsTextAndCursorColumn() {
        emulator.feed("first\r\nsecond");
        emulator.resize(10, 60);
        emulator.feed("!");
        assertThat(emulator.picture().row(1)).isEqualTo("second!");
        assertThat(emulator.picture().rows()).isEqualTo(10);
    }

    @Test
    void resize_insideAControlSequence_doesNotBreakIt() {
        emulator.feed("\u001b[3");
        emulator.resize(10, 60);
        emulator.feed(";5HX");
        assertThat(emulator.picture().row(2)).isEqualTo("    X");
    }

    @Test
    void feed_severalQuestionsInOnePiece_answersEach() {
        assertThat(emulator.feed("ab\u001b[6n\r\n\u001b[6n\u001b[5n")).isEqualTo("\u001b[1;3R\u001b[2;1R\u001b[0n");
    }

    @Test
    void feed_alternateScreen_bringsTheMainOneBack() {
        emulator.feed("main\u001b[?1049h\u001b[Hother");
        assertThat(emulator.picture().row(0)).isEqualTo("other");
        emulator.feed("\u001b[?1049l");
        assertThat(emulator.picture().row(0)).isEqualTo("main");
    }

    @Test
    void feed_wideCharacters_takeTwoCells() {
        emulator.feed("漢😀x");
        Screen screen = emulator.picture();
        assertThat(screen.row(0)).isEqualTo("漢😀x");
        assertThat(screen.cell(0, 0).codePoint()).isEqualTo("漢".codePointAt(0));
        assertThat(screen.cell(0, 1).codePoint()).isZero();
        assertThat(screen.cell(0, 4).codePoint()).isEqualTo('x');
    }

    @Test
    void cell_tellsStylesAndColors() {
        emulator.feed("\u001b[1;4;38;2;255;0;0ma\u001b[0;7;48;2;0;0;255mb\u001b[0mc\u001b[2;3;8md");
        Screen screen = emulator.picture();
        assertThat(screen.cell(0, 0).styles()).containsExactlyInAnyOrder(Style.BOLD, Style.UNDERLINE);
        assertThat(screen.cell(0, 0).foreground().orElseThrow() & 0xf0f0f0).isEqualTo(0xf00000);
        assertThat(screen.cell(0, 1).styles()).containsExactly(Style.INVERSE);
        assertThat(screen.cell(0, 1).background().orElseThrow() & 0xf0f0f0).isEqualTo(0x0000f0);
        assertThat(screen.cell(0, 2).styles()).isEmpty();
        assertThat(screen.cell(0, 2).foreground()).isEmpty();
        assertThat(screen.cell(0, 3).styles()).containsExactlyInAnyOrder(Style.DIM, Style.ITALIC, Style.CONCEALED);
    }

    @Test
    void scrollback_holdsTheRowsThatLeft() {
        for (int i = 0; i < 10; i++) {
            emulator.feed("row " + i + "\r\n");
        }
        assertThat(emulator.picture().scrollback()).containsExactly("row 0", "row 1", "row 2", "row 3", "row 4");
        assertThat(emulator.picture().row(0)).isEqualTo("row 5");
    }

    @Test
    void scrollback_isBounded() {
        for (int i = 0; i < 25_000; i++) {
            emulator.feed("row\r\n");
        }
        assertThat(emulator.picture().scrollback()).hasSizeBetween(1, 10_000);
    }

    @Test
    void picture_doesNotFollow() {
        emulator.feed("one");
        Screen before = emulator.picture();
        emulator.feed("\rtwo");
        assertThat(before.row(0)).isEqualTo("one");
        assertThat(before).hasToString(before.text());
    }

    @Test
    void feed_oneCharacterAtATime_showsTheSame() {
        String text =
                "a\tb\u001b[2;3HX\u001b[1mY\u001b[0m\u001b]0;title\u0007Z\u001b[?25l\u001bcR\t漢\u001b[3;1H\u001b[K!";
        emulator.feed(text);
        var piecewise = new Emulator(6, 40);
        text.codePoints().forEach(c -> piecewise.feed(Character.toString(c)));
        assertThat(piecewise.picture().text()).isEqualTo(emulator.picture().text());
        assertThat(piecewise.picture().cursorColumn())
                .isEqualTo(emulator.picture().cursorColumn());
    }

    @Test
    void feed_nonsense_neverFails() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder("漢\u001b");
            for (int j = random.nextInt(20); j > 0; j--) {
                text.appendCodePoint(random.nextInt(8) == 0 ? 0x6f22 : random.nextInt(0x100));
            }
            emulator.feed(text.toString());
        }
        assertThat(emulator.picture().text().lines().count()).isLessThanOrEqualTo(6);
    }

    @Test
    void size_zero_isShownAsTheUsual() {
        Screen screen = new Emulator(0, 0).picture();
        assertThat(screen.rows()).isEqualTo(24);
        assertThat(screen.columns()).isEqualTo(80);
    }
}
