// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.spec;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.options.UsageException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The process's variables: those of the files first, then those of {@code -e}, which win. */
final class Variables {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Map<String, String> own;
    private final Map<String, String> found = new LinkedHashMap<>();

    private Variables(Map<String, String> own) {
        this.own = own;
    }

    /**
     * Collects them.
     *
     * @param arguments with {@code --env-file} and {@code --env}
     * @param own our own environment, for names without a value
     * @return {@code NAME=value} entries; a name without a value that we lack ourselves is left out
     */
    static List<String> of(Arguments arguments, Map<String, String> own)
            throws UsageException, UnreadableFileException {
        Variables variables = new Variables(own);
        for (String file : arguments.all(Flags.ENV_FILE)) {
            variables.file(file);
        }
        for (String entry : arguments.all(Flags.ENV)) {
            if (entry.isEmpty() || entry.charAt(0) == '=') {
                throw new UsageException(Flags.ENV + "=" + entry + ": the variable has no name; write NAME=value");
            }
            variables.add(entry);
        }
        List<String> entries = new ArrayList<>(variables.found.size());
        for (Map.Entry<String, String> variable : variables.found.entrySet()) {
            entries.add(variable.getKey() + "=" + variable.getValue());
        }
        return entries;
    }

    private void file(String file) throws UnreadableFileException {
        String where = "--env-file=" + file;
        int number = 0;
        for (String line : lines(file, where)) {
            number++;
            String text = (number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line).stripLeading();
            if (text.isEmpty() || text.charAt(0) == '#') {
                continue;
            }
            checkName(text, where + ", line " + number);
            add(text);
        }
    }

    private static List<String> lines(String file, String where) throws UnreadableFileException {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (MalformedInputException e) {
            throw new UnreadableFileException(where + " is not UTF-8; convert it");
        } catch (IOException e) {
            throw new UnreadableFileException(
                    where + " cannot be read: " + Reason.of(e) + "; name a file that you may read");
        }
    }

    private static void checkName(String entry, String where) throws UnreadableFileException {
        int equals = entry.indexOf('=');
        String name = equals < 0 ? entry : entry.substring(0, equals);
        if (name.isEmpty()) {
            throw new UnreadableFileException(where + ": the variable has no name; write NAME=value");
        }
        for (int i = 0; i < name.length(); i++) {
            if (Character.isWhitespace(name.charAt(i))) {
                throw new UnreadableFileException(
                        where + ": variable '" + name + "' contains whitespaces; take them out");
            }
        }
    }

    private void add(String entry) {
        int equals = entry.indexOf('=');
        String name = equals < 0 ? entry : entry.substring(0, equals);
        String value = equals < 0 ? own.get(name) : entry.substring(equals + 1);
        if (value != null) {
            found.put(name, value);
        }
    }
}
