// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.pty.EngineException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ErrorTextTest {

    @Test
    void oneLine_controlCharacters_becomeOneBlank() {
        assertThat(ErrorText.oneLine(" a\r\n\nb\u001b[31mc\td\u0085e\n")).isEqualTo("a b [31mc d e");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | No such container: x | 'docker ps -a' lists the containers",
                "409 | The container name \"/n\" is already in use by container \"1\" | choose another name",
                "409 | Container 1 is not running | start it first",
                "409 | Container 1 is paused, unpause the container before exec | unpause it first"
            })
    void of_knownAnswer_hasACure(int status, String answer, String cure) {
        assertThat(ErrorText.of("tried", new EngineException("POST /x", status, answer)))
                .startsWith("tried: " + answer + "; " + cure);
    }

    @Test
    void of_noMessage_namesTheType() {
        assertThat(ErrorText.of("tried", new IOException())).isEqualTo("tried: IOException");
    }

    @ParameterizedTest
    @CsvSource({"HUP,129", "INT,130", "QUIT,131", "TERM,143"})
    void ofSignal_is128AndTheNumber(String name, int code) {
        assertThat(ExitCode.ofSignal(name)).isEqualTo(code);
    }
}
