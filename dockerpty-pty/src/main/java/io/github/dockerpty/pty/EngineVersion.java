// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

/**
 * What the engine says of itself (Engine API, {@code /_ping}) and what was agreed with it.
 *
 * @param api the version used in request paths, for example {@code 1.41}: the lower of the engine's and our own maximum
 *     1.51
 * @param server the {@code Server} header, for example {@code Docker/20.10.24 (linux)}; empty if it sent none
 * @param podman whether it is podman, known by its {@code Libpod-Api-Version} header
 */
public record EngineVersion(String api, String server, boolean podman) {

    /**
     * Whether the agreed version is at least the given one.
     *
     * @param major the first number
     * @param minor the second number
     * @return true if a feature that came with that version can be used
     */
    public boolean isAtLeast(int major, int minor) {
        int dot = api.indexOf('.');
        int ownMajor = Integer.parseInt(api.substring(0, dot));
        int ownMinor = Integer.parseInt(api.substring(dot + 1));
        return ownMajor != major ? ownMajor > major : ownMinor >= minor;
    }
}
