// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.DockerException;
import java.io.IOException;

/** Finds the words for people in what docker-java throws: the engine's message, else the cause at the bottom. */
final class PullFailure {

    private PullFailure() {}

    static String words(RuntimeException failure) {
        if (failure instanceof DockerException answer) {
            String body = answer.getMessage();
            int brace = body.indexOf('{');
            return brace < 0 ? body.strip() : member(body, brace);
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static String member(String body, int brace) {
        try {
            JsonNode message =
                    new ObjectMapper().readTree(body.substring(brace)).path("message");
            return message.isTextual() ? message.textValue().strip() : body.strip();
        } catch (IOException e) {
            return body.strip();
        }
    }
}
