// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.http.PathPattern;
import io.github.dockerpty.testkit.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All answers and faults on the routes of one engine. */
final class Script {

    /** Which requests a route means; the method {@code *} stands for any. */
    record Where(String method, PathPattern path) {

        boolean fits(Request request) {
            return (method.equals("*") || method.equals(request.method())) && path.matches(request.path());
        }
    }

    private record Entry(Where where, Armed armed) {}

    // Guarded by this; oldest first.
    private final List<Entry> entries = new ArrayList<>();

    synchronized Armed add(Where where, Armed armed) {
        entries.add(new Entry(where, armed));
        return armed;
    }

    synchronized Optional<Reply> reply(Request request) {
        List<Armed> candidates = new ArrayList<>();
        List<Armed> unlimited = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.armed.reply() != null && entry.where.fits(request)) {
                if (entry.armed.isCounted()) {
                    candidates.add(entry.armed);
                } else {
                    unlimited.add(0, entry.armed);
                }
            }
        }
        candidates.addAll(unlimited);
        return candidates.stream().filter(Armed::claim).findFirst().map(Armed::reply);
    }

    synchronized List<Fault> faults(Request request) {
        List<Fault> faults = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.armed.fault() != null && entry.where.fits(request) && entry.armed.claim()) {
                faults.add(entry.armed.fault());
            }
        }
        return faults;
    }
}
