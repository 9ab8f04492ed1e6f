// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.assertj;

import io.github.dockerpty.testkit.Frames;
import io.github.dockerpty.testkit.Frames.Source;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.AbstractAssert;

/** Assertions on a multiplexed stream; each failure shows its bytes. */
@SuppressWarnings("exports")
public final class FramesAssert extends AbstractAssert<FramesAssert, Frames> {

    FramesAssert(Frames actual) {
        super(actual, FramesAssert.class);
    }

    /**
     * The standard output in it is exactly a text, in however many frames.
     *
     * @param text compared as UTF-8
     * @return this
     */
    public FramesAssert stdoutIs(String text) {
        return payloadIs(Source.STDOUT, text);
    }

    /**
     * The standard error in it is exactly a text, in however many frames.
     *
     * @param text compared as UTF-8
     * @return this
     */
    public FramesAssert stderrIs(String text) {
        return payloadIs(Source.STDERR, text);
    }

    /**
     * It is a stream of whole frames up to its end.
     *
     * @return this
     */
    public FramesAssert isWhole() {
        isNotNull();
        String defect = defect();
        if (!defect.isEmpty()) {
            failWithMessage("expected whole frames but %s: %s", defect, actual);
        }
        return this;
    }

    /**
     * It is a stream of frames of which the last is cut.
     *
     * @return this
     */
    public FramesAssert endsInsideFrame() {
        isNotNull();
        String defect = defect();
        if (!defect.contains(" ends after ")) {
            failWithMessage(
                    "expected the end inside a frame but %s: %s", defect.isEmpty() ? "all are whole" : defect, actual);
        }
        return this;
    }

    private FramesAssert payloadIs(Source source, String text) {
        isWhole();
        String payload = new String(actual.payload(source), StandardCharsets.UTF_8);
        if (!payload.equals(text)) {
            failWithMessage("expected of %s \"%s\" but was \"%s\" in %s", source, text, payload, actual.list());
        }
        return this;
    }

    private String defect() {
        try {
            actual.list();
            return "";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
