// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** The images that an engine has; there is no registry to get others from, but a runner may stand for all of them. */
final class Images {

    /** The beginning is enough to tell a name from a mistake such as an upper-case one. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-zA-Z0-9._:/@-]*");

    private final List<Image> images = new CopyOnWriteArrayList<>();

    /** Of every image that was not added; null if there is no other. */
    private volatile Runner others;

    void add(String name, Runner runner) {
        images.add(new Image(Image.withTag(name), runner, Instant.now()));
    }

    void addAllOthers(Runner runner) {
        others = runner;
    }

    boolean runHostPrograms() {
        Runner runner = others;
        return (runner != null && runner.runsHostPrograms())
                || images.stream().anyMatch(image -> image.runner().runsHostPrograms());
    }

    /** Finds an image that is going to be used, as one that can be had for the asking is made by that. */
    synchronized Optional<Image> need(String reference) {
        Optional<Image> known = find(reference);
        if (known.isPresent() || others == null || !NAME.matcher(reference).matches()) {
            return known;
        }
        add(Image.withoutRegistry(reference), others);
        return find(reference);
    }

    Optional<Image> find(String reference) {
        return images.stream().filter(image -> image.isMeantBy(reference)).findFirst();
    }

    List<Image> all() {
        return List.copyOf(images);
    }
}
