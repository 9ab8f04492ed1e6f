// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Names of things that nobody has named. */
final class Ids {

    private static final List<String> MOODS = List.of("calm", "eager", "gentle", "keen", "merry", "quiet", "witty");
    private static final List<String> BIRDS = List.of("crane", "finch", "heron", "lark", "robin", "stork", "wren");

    private Ids() {}

    /** 64 hexadecimal digits, new each time. */
    static String fresh() {
        byte[] bytes = new byte[32];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The id of an image, the same for the same name. */
    static String ofImage(String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return "sha256:" + HexFormat.of().formatHex(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    static String name() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return MOODS.get(random.nextInt(MOODS.size())) + "_" + BIRDS.get(random.nextInt(BIRDS.size()))
                + random.nextInt(1_000_000);
    }
}
