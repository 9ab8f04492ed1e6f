// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

/**
 * A path in which {@code *} stands for one segment and a last {@code **} for any rest.
 *
 * <p>A path that begins with an API version such as {@code /v1.41} matches with and without it.
 */
public final class PathPattern {

    private final String[] segments;

    /**
     * Takes a pattern apart.
     *
     * @param pattern for example {@code /containers/*}{@code /json}
     * @throws IllegalArgumentException when it does not begin with a slash
     */
    public PathPattern(String pattern) {
        if (!pattern.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash, not as " + pattern);
        }
        segments = pattern.split("/", -1);
    }

    /**
     * Whether a path fits.
     *
     * @param path as sent, without the query
     * @return true if every segment fits
     */
    public boolean matches(String path) {
        return fits(path) || fits(withoutVersion(path));
    }

    private boolean fits(String path) {
        String[] sent = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            if (segments[i].equals("**") && i == segments.length - 1) {
                return sent.length > i;
            }
            if (i == sent.length || !(segments[i].equals("*") ? !sent[i].isEmpty() : segments[i].equals(sent[i]))) {
                return false;
            }
        }
        return sent.length == segments.length;
    }

    /**
     * Removes the API version from the beginning of a path.
     *
     * @param path as sent
     * @return what follows the version; the path itself if there is none
     */
    public static String withoutVersion(String path) {
        int end = path.indexOf('/', 1);
        return end > 0 && path.substring(0, end).matches("/v[0-9]+\\.[0-9]+") ? path.substring(end) : path;
    }
}
