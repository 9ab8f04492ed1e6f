// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object; immutable.
 *
 * <p>As the engine does, the getters take a field that is missing, null or of another type for its zero value.
 */
public final class JsonObject {

    /** The object without a field. */
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    private final Map<String, Object> fields;

    private JsonObject(Map<String, Object> fields) {
        this.fields = Collections.unmodifiableMap(fields);
    }

    /**
     * Builds an object.
     *
     * @param namesAndValues a name, its value (objects, maps, lists, strings, numbers, booleans, null), and so on
     * @return the object with its fields in that order
     */
    public static JsonObject of(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new JsonObject(fields);
    }

    /**
     * Reads an object.
     *
     * @param text UTF-8
     * @return the object
     * @throws JsonException when it is no JSON, or no object
     */
    public static JsonObject parse(byte[] text) throws JsonException {
        Object value = JsonReader.read(new String(text, StandardCharsets.UTF_8));
        if (value instanceof Map<?, ?> map) {
            return wrap(map);
        }
        throw new JsonException("cannot unmarshal anything but an object");
    }

    /**
     * Reads a list of objects; values of other types are left out.
     *
     * @param text UTF-8
     * @return the objects
     * @throws JsonException when it is no JSON, or no list
     */
    public static List<JsonObject> parseList(byte[] text) throws JsonException {
        if (!(JsonReader.read(new String(text, StandardCharsets.UTF_8)) instanceof List<?> values)) {
            throw new JsonException("cannot unmarshal anything but a list");
        }
        List<JsonObject> objects = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof Map<?, ?> map) {
                objects.add(wrap(map));
            }
        }
        return objects;
    }

    /**
     * Reads an object that is written in the program.
     *
     * @param text right JSON
     * @return the object
     */
    public static JsonObject constant(String text) {
        try {
            return parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static JsonObject wrap(Map<?, ?> map) {
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((name, value) -> fields.put((String) name, value));
        return new JsonObject(fields);
    }

    /**
     * A string.
     *
     * @param name of the field
     * @return its value, else the empty string
     */
    public String text(String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    /**
     * A boolean.
     *
     * @param name of the field
     * @return its value, else false
     */
    public boolean flag(String name) {
        return fields.get(name) instanceof Boolean flag && flag;
    }

    /**
     * A whole number.
     *
     * @param name of the field
     * @return its value, else 0
     */
    public long number(String name) {
        return fields.get(name) instanceof Number number ? number.longValue() : 0;
    }

    /**
     * A list of strings; a lone string counts as a list of one, other values are left out.
     *
     * @param name of the field
     * @return its values, else none
     */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object value : fields.get(name) instanceof String text ? List.of(text) : values(name)) {
            if (value instanceof String text) {
                texts.add(text);
            }
        }
        return texts;
    }

    /**
     * A list of whole numbers; other values are left out.
     *
     * @param name of the field
     * @return its values, else none
     */
    public List<Long> numbers(String name) {
        List<Long> numbers = new ArrayList<>();
        for (Object value : values(name)) {
            if (value instanceof Number number) {
                numbers.add(number.longValue());
            }
        }
        return numbers;
    }

    private List<?> values(String name) {
        return fields.get(name) instanceof List<?> values ? values : List.of();
    }

    /**
     * An object inside this one.
     *
     * @param name of the field
     * @return its value, else an empty object
     */
    public JsonObject object(String name) {
        if (fields.get(name) instanceof JsonObject object) {
            return object;
        }
        return fields.get(name) instanceof Map<?, ?> map ? wrap(map) : EMPTY;
    }

    /**
     * The same object with more fields.
     *
     * @param more whose fields replace those of the same name
     * @return a new object
     */
    public JsonObject with(JsonObject more) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.putAll(more.fields);
        return new JsonObject(all);
    }

    /**
     * The same object with less fields.
     *
     * @param names of the fields to leave out
     * @return a new object
     */
    public JsonObject without(String... names) {
        Map<String, Object> rest = new LinkedHashMap<>(fields);
        rest.keySet().removeAll(List.of(names));
        return new JsonObject(rest);
    }

    /**
     * All fields.
     *
     * @return read-only, in their order
     */
    public Map<String, Object> fields() {
        return fields;
    }

    /** The JSON text without blanks. */
    @Override
    public String toString() {
        return JsonWriter.write(fields);
    }

    /**
     * Writes any value that may stand in an object.
     *
     * @param value as in {@link #of}
     * @return the JSON text without blanks
     */
    public static String write(Object value) {
        return JsonWriter.write(value);
    }
}
