// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.http.PathPattern;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the endpoint of a method and path. */
final class Router {

    private record Route(String method, List<String> pattern, Endpoint endpoint) {

        boolean fits(String asked, List<String> path) {
            if (!method.equals(asked) || path.size() < pattern.size()) {
                return false;
            }
            // A plus stands for one segment or more, as the name of an image may be.
            int surplus = path.size() - pattern.size();
            int at = 0;
            for (String wanted : pattern) {
                if (wanted.equals("+")) {
                    at += surplus;
                } else if (wanted.equals("*") ? path.get(at).isEmpty() : !wanted.equals(path.get(at))) {
                    return false;
                }
                at++;
            }
            return at == path.size();
        }
    }

    private final List<Route> routes = new ArrayList<>();

    /** Adds a route; in the pattern {@code *} is one segment and {@code +} one or more. */
    void on(String method, String pattern, Endpoint endpoint) {
        routes.add(new Route(method, List.of(pattern.substring(1).split("/", -1)), endpoint));
    }

    /** Whether there is an endpoint of that path with some method. */
    boolean knows(List<String> path) {
        return routes.stream().anyMatch(route -> route.fits(route.method, path));
    }

    Optional<Endpoint> find(String method, List<String> path) {
        for (Route route : routes) {
            if (route.fits(method, path)) {
                return Optional.of(route.endpoint);
            }
        }
        return Optional.empty();
    }

    /** The decoded segments of a path without its version; none of a path that cannot be decoded. */
    static List<String> segments(String path) {
        try {
            return Arrays.stream(PathPattern.withoutVersion(path).substring(1).split("/", -1))
                    .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .toList();
        } catch (IllegalArgumentException broken) {
            return List.of();
        }
    }
}
