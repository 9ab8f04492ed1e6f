// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.pull;

/**
 * The name of an image, taken apart.
 *
 * @param registry the registry's host, with its port if it has one; {@code docker.io} if the name has none
 * @param repository what stands before the tag or digest, as it was written
 * @param tag the tag or the digest; {@code latest} if the name has none
 */
record ImageName(String registry, String repository, String tag) {

    private static final String HUB = "docker.io";

    static ImageName parse(String name) {
        int at = name.indexOf('@');
        String plain = at < 0 ? name : name.substring(0, at);
        int slash = plain.lastIndexOf('/');
        int colon = plain.indexOf(':', slash + 1);
        String repository = colon < 0 ? plain : plain.substring(0, colon);
        String tag = colon < 0 ? "latest" : plain.substring(colon + 1);
        return new ImageName(registry(repository), repository, at < 0 ? tag : name.substring(at + 1));
    }

    /** The first part is a registry only if it looks like a host. */
    private static String registry(String repository) {
        int slash = repository.indexOf('/');
        if (slash < 0) {
            return HUB;
        }
        String first = repository.substring(0, slash);
        boolean isHost = first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
        return !isHost || first.equals("index.docker.io") ? HUB : first;
    }

    /** The key under which docker keeps the credentials of this registry. */
    String credentialsKey() {
        return registry.equals(HUB) ? "https://index.docker.io/v1/" : registry;
    }
}
