// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotModifiedException;
import java.io.IOException;
import java.util.function.Supplier;

/** Failures of docker-java in the terms of {@link Engine}. */
final class DockerJavaFailures {

    private DockerJavaFailures() {}

    static <T> T translated(String call, Supplier<T> body) throws IOException {
        try {
            return body.get();
        } catch (DockerException e) {
            throw answered(call, e);
        } catch (RuntimeException e) {
            throw broken(call, e);
        }
    }

    /** Makes a call that answers nothing; false if the engine had nothing to change. */
    static boolean changed(String call, Runnable body) throws IOException {
        try {
            body.run();
            return true;
        } catch (NotModifiedException e) {
            return false;
        } catch (DockerException e) {
            throw answered(call, e);
        } catch (RuntimeException e) {
            throw broken(call, e);
        }
    }

    private static IOException answered(String call, DockerException failure) {
        // docker-java puts the whole body behind "Status 404: ".
        String text = String.valueOf(failure.getMessage());
        String prefix = "Status " + failure.getHttpStatus() + ": ";
        String body = (text.startsWith(prefix) ? text.substring(prefix.length()) : text).strip();
        EngineException answer = new EngineException(call, failure.getHttpStatus(), EngineFailures.message(body));
        answer.initCause(failure);
        return answer;
    }

    /* docker-java wraps what its transport throws; whatever has no such cause is a mistake of a program. */
    private static IOException broken(String call, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return new IOException(
                        call + " through docker-java failed (" + cause.getMessage()
                                + "): check that its client reaches the engine",
                        failure);
            }
        }
        throw failure;
    }
}
