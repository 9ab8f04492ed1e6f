// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ArgumentsTest {

    @ParameterizedTest
    @ValueSource(strings = {"-i -t", "-it", "-ti", "--interactive --tty", "--interactive=true -t=1", "-i=true --tty=T"})
    void parse_switches_areOn(String flags) throws UsageException {
        Arguments arguments = parse(Verbs.RUN, flags + " busybox");
        assertThat(arguments.isOn(Flags.INTERACTIVE)).isTrue();
        assertThat(arguments.isOn(Flags.TTY)).isTrue();
        assertThat(arguments.operands()).containsExactly("busybox");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rm=false", "--rm --rm=false", "--rm=0", "--rm=F"})
    void parse_switchSetFalse_isGivenButOff(String flags) throws UsageException {
        Arguments arguments = parse(Verbs.RUN, flags + " busybox");
        assertThat(arguments.isOn(Flags.RM)).isFalse();
        assertThat(arguments.given(Flags.RM)).isTrue();
    }

    @Test
    void parse_lastOfBundleFalse_leavesTheOthersOn() throws UsageException {
        Arguments arguments = parse(Verbs.RUN, "-it=false busybox");
        assertThat(arguments.isOn(Flags.INTERACTIVE)).isTrue();
        assertThat(arguments.isOn(Flags.TTY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-eA=b", "-e A=b", "-e=A=b", "--env A=b", "--env=A=b", "-ieA=b", "-ie A=b"})
    void parse_value_gluedOrFollowing(String flags) throws UsageException {
        Arguments arguments = parse(Verbs.RUN, flags + " busybox");
        assertThat(arguments.all(Flags.ENV)).containsExactly("A=b");
        assertThat(arguments.operands()).containsExactly("busybox");
    }

    @Test
    void parse_valueThatLooksLikeFlag_isTheValue() throws UsageException {
        assertThat(parse(Verbs.RUN, "--entrypoint -i busybox").text(Flags.ENTRYPOINT))
                .isEqualTo("-i");
    }

    @Test
    void parse_list_keepsEachInOrder() throws UsageException {
        assertThat(parse(Verbs.RUN, "-e A --env=B -eC busybox").all(Flags.ENV)).containsExactly("A", "B", "C");
    }

    @Test
    void parse_valueTwice_lastCounts() throws UsageException {
        assertThat(parse(Verbs.RUN, "--name a --name=b busybox").text(Flags.NAME))
                .isEqualTo("b");
    }

    @Test
    void parse_firstOperand_endsTheFlags() throws UsageException {
        Arguments arguments = parse(Verbs.EXEC, "-i c ls -t --foo");
        assertThat(arguments.operands()).containsExactly("c", "ls", "-t", "--foo");
        assertThat(arguments.isOn(Flags.TTY)).isFalse();
    }

    @Test
    void parse_doubleDash_endsTheFlagsAndVanishes() throws UsageException {
        assertThat(parse(Verbs.EXEC, "-i -- -c -t").operands()).containsExactly("-c", "-t");
    }

    @Test
    void parse_singleDash_isAnOperand() throws UsageException {
        assertThat(parse(Verbs.EXEC, "- sh").operands()).containsExactly("-", "sh");
    }

    @Test
    void parse_emptyValue_isGiven() throws UsageException {
        Arguments arguments = parse(Verbs.RUN, "--entrypoint= busybox");
        assertThat(arguments.given(Flags.ENTRYPOINT)).isTrue();
        assertThat(arguments.text(Flags.ENTRYPOINT)).isEmpty();
    }

    @Test
    void parse_letterOfTwoFlags_dependsOnVerb() throws UsageException {
        assertThat(parse(Verbs.RUN, "-h box busybox").text(Flags.HOSTNAME)).isEqualTo("box");
        assertThat(parse(Verbs.EXEC, "-h").isOn(Flags.HELP)).isTrue();
        assertThat(parse(Verbs.RUN, "-a STDIN busybox").all(Flags.ATTACH)).containsExactly("stdin");
        assertThat(parse(Verbs.START, "-a c").isOn(Flags.START_ATTACH)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exec | --detatch c true | unknown flag --detatch of 'dockerpty exec'; the nearest one is --detach",
                "run | --netwrok=none b | unknown flag --netwrok of 'dockerpty run'; the nearest one is --network",
                "run | --zzzzzzzzz b | unknown flag --zzzzzzzzz of 'dockerpty run'; 'dockerpty help run' lists them",
                "exec | -ix c true | unknown flag -x in -ix of 'dockerpty exec'",
                "exec | -p c true | unknown flag -p of 'dockerpty exec'",
                "run | --name | flag --name of 'dockerpty run' needs a value",
                "run | -e | flag -e of 'dockerpty run' needs a value",
                "run | --rm=maybe b | --rm=maybe: the value must be true or false",
                "run | --pull=often b | --pull=often: the value must be one of always, missing, never",
                "run | -a stdxx b | --attach=stdxx: the value must be one of stdin, stdout, stderr",
                "run | -i | 'dockerpty run' takes IMAGE [COMMAND [ARG...]] but got nothing",
                "exec | c | 'dockerpty exec' takes CONTAINER COMMAND [ARG...] but got 'c'",
                "attach | a b | 'dockerpty attach' takes CONTAINER but got 'a b'",
                "version | a | 'dockerpty version' takes no operand but got 'a'"
            })
    void parse_mistake_isNamed(String verb, String typed, String message) throws UsageException {
        Verb known = Verbs.named(verb);
        assertThatThrownBy(() -> parse(known, typed))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource({"exce,exec", "rum,run", "atach,attach", "verison,version"})
    void named_mistypedVerb_namesTheNearest(String typed, String nearest) {
        assertThatThrownBy(() -> Verbs.named(typed))
                .hasMessage("unknown verb '" + typed + "'; the nearest one is " + nearest
                        + "; 'dockerpty help' lists them");
    }

    @Test
    void table_flagsOfAVerb_haveDistinctNamesAndLetters() {
        for (Verb verb : Verbs.ALL) {
            assertThat(verb.flags()).extracting(Flag::name).doesNotHaveDuplicates();
            assertThat(verb.flags())
                    .extracting(Flag::letter)
                    .filteredOn(letter -> letter != Flag.NO_LETTER)
                    .doesNotHaveDuplicates();
        }
    }

    private static Arguments parse(Verb verb, String typed) throws UsageException {
        return Arguments.parse(verb, List.of(typed.strip().split(" ")));
    }
}
