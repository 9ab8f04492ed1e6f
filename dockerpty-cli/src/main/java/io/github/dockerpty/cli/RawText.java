// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Our arguments and environment, read as UTF-8 whatever the locale is.
 *
 * <p>Where the locale is {@code C}, as in many containers and cron jobs, the JDK has replaced every byte above 127
 * before {@code main} begins. The kernel still knows them (Linux, {@code proc(5)}).
 */
final class RawText {

    private static final char REPLACEMENT = '\uFFFD';
    private static final Path ARGUMENTS = Path.of("/proc/self/cmdline");
    private static final Path ENVIRONMENT = Path.of("/proc/self/environ");

    private RawText() {}

    static List<String> arguments(String[] decoded) {
        return arguments(decoded, ARGUMENTS);
    }

    static List<String> arguments(String[] decoded, Path source) {
        for (String argument : decoded) {
            if (argument.indexOf(REPLACEMENT) >= 0) {
                String[] all = read(source);
                // Before ours stand those of the JVM.
                return all.length < decoded.length
                        ? List.of(decoded)
                        : List.of(Arrays.copyOfRange(all, all.length - decoded.length, all.length));
            }
        }
        return List.of(decoded);
    }

    static Map<String, String> environment() {
        return new Environment(System.getenv(), ENVIRONMENT);
    }

    /** Entries that end with a zero byte each; none if the system does not tell. */
    private static String[] read(Path source) {
        try {
            String text = new String(Files.readAllBytes(source), StandardCharsets.UTF_8);
            return text.isEmpty()
                    ? new String[0]
                    : text.substring(0, text.length() - 1).split("\0", -1);
        } catch (IOException e) {
            return new String[0];
        }
    }

    /** The JDK's view of the environment, with damaged values read anew. */
    static final class Environment extends AbstractMap<String, String> {

        private final Map<String, String> decoded;
        private final Path source;
        private Map<String, String> raw;

        Environment(Map<String, String> decoded, Path source) {
            this.decoded = decoded;
            this.source = source;
        }

        @Override
        public String get(Object name) {
            String value = decoded.get(name);
            boolean damaged = value == null ? hasName(name) : value.indexOf(REPLACEMENT) >= 0;
            return damaged ? raw().getOrDefault(name, value) : value;
        }

        @Override
        public boolean containsKey(Object name) {
            return get(name) != null;
        }

        @Override
        public Set<Entry<String, String>> entrySet() {
            return decoded.entrySet();
        }

        /** Whether it may be a name that the JDK could not decode. */
        private static boolean hasName(Object name) {
            String text = (String) name;
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) > 0x7F) {
                    return true;
                }
            }
            return false;
        }

        private Map<String, String> raw() {
            if (raw == null) {
                raw = new HashMap<>();
                for (String entry : read(source)) {
                    int equals = entry.indexOf('=');
                    if (equals > 0) {
                        raw.put(entry.substring(0, equals), entry.substring(equals + 1));
                    }
                }
            }
            return raw;
        }
    }
}
