// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The images that an engine has; there is no registry to get others from. */
final class Images {

    private final List<Image> images = new CopyOnWriteArrayList<>();

    void add(String name, Runner runner) {
        images.add(new Image(Image.withTag(name), runner, Instant.now()));
    }

    Optional<Image> find(String reference) {
        return images.stream().filter(image -> image.isMeantBy(reference)).findFirst();
    }

    List<Image> all() {
        return List.copyOf(images);
    }
}
