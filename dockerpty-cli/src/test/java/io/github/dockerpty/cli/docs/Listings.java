// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.docs;

import java.util.ArrayList;
import java.util.List;

/** Java code in documents, and the regions of test sources that it is taken from. */
final class Listings {

    private static final String FENCE = "```java\n";

    private Listings() {}

    /** The Java blocks of a document, in order. */
    static List<String> in(String document) {
        String text = ProjectFiles.read(document);
        List<String> blocks = new ArrayList<>();
        for (int start = text.indexOf(FENCE); start >= 0; start = text.indexOf(FENCE, start)) {
            start += FENCE.length();
            blocks.add(text.substring(start, text.indexOf("```", start)));
        }
        return blocks;
    }

    /** The region {@code // region name} of a class beside this one, without its indentation. */
    static String region(Class<?> source, String name) {
        String text = ProjectFiles.read(
                "dockerpty-cli/src/test/java/" + source.getName().replace('.', '/') + ".java");
        String begin = "// region " + name + "\n";
        int start = text.indexOf(begin);
        if (start < 0) {
            throw new AssertionError("no region " + name + " in " + source.getSimpleName());
        }
        return text.substring(start + begin.length(), text.indexOf("// endregion", start))
                .stripIndent();
    }
}
