// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.assertj;

import io.github.dockerpty.testkit.RecordedRequest;
import io.github.dockerpty.testkit.http.PathPattern;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the requests that an engine has received; each failure shows them all.
 *
 * <p>A request is named by method and path without API version, in which {@code *} stands for one segment and a last
 * {@code **} for any rest, for example {@code POST /exec/*}{@code /start}.
 */
@SuppressWarnings("exports")
public final class RequestsAssert extends AbstractAssert<RequestsAssert, List<RecordedRequest>> {

    RequestsAssert(List<RecordedRequest> actual) {
        super(List.copyOf(actual), RequestsAssert.class);
    }

    /**
     * These are among them in this order, others before, between and after.
     *
     * @param requests what is looked for
     * @return this
     */
    public RequestsAssert containInOrder(String... requests) {
        int found = 0;
        for (RecordedRequest request : actual) {
            if (found < requests.length && fits(request, requests[found])) {
                found++;
            }
        }
        if (found < requests.length) {
            String behind = found == 0 ? "" : " behind " + requests[found - 1];
            failWithMessage("expected the request %s%s among:%s", requests[found], behind, listed(actual));
        }
        return this;
    }

    /**
     * None of these is among them.
     *
     * @param requests what is looked for
     * @return this
     */
    public RequestsAssert containNone(String... requests) {
        for (String unwanted : requests) {
            if (actual.stream().anyMatch(request -> fits(request, unwanted))) {
                failWithMessage("expected no request %s among:%s", unwanted, listed(actual));
            }
        }
        return this;
    }

    /**
     * All are well formed, and none sent bytes before an upgrade was answered, which engines drop.
     *
     * @return this
     */
    public RequestsAssert hadNoDefects() {
        List<RecordedRequest> defective = new ArrayList<>();
        for (RecordedRequest request : actual) {
            if (request.defect().isPresent()) {
                defective.add(request);
            }
        }
        if (!defective.isEmpty()) {
            failWithMessage("expected no defects but there are:%s", listed(defective));
        }
        return this;
    }

    /**
     * No client sent bytes of a stream before its upgrade was answered, which engines drop.
     *
     * @return this
     */
    public RequestsAssert sentNoBytesBeforeUpgrade() {
        for (RecordedRequest request : actual) {
            if (request.upgraded() && request.defect().isPresent()) {
                failWithMessage("expected no bytes before the upgrade but there are:%s", listed(List.of(request)));
            }
        }
        return this;
    }

    private static boolean fits(RecordedRequest request, String wanted) {
        int blank = wanted.indexOf(' ');
        if (blank < 0) {
            throw new IllegalArgumentException("a request is named by method and path, not by " + wanted);
        }
        String method = wanted.substring(0, blank);
        return (method.equals("*") || method.equals(request.method()))
                && new PathPattern(wanted.substring(blank + 1)).matches(request.path());
    }

    private static String listed(List<RecordedRequest> requests) {
        if (requests.isEmpty()) {
            return " none";
        }
        StringBuilder list = new StringBuilder();
        for (RecordedRequest request : requests) {
            list.append("\n  ").append(request);
        }
        return list.toString();
    }
}
