// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.spec;

import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.options.UsageException;
import java.util.ArrayList;
import java.util.List;

/** One {@code --network}: a name, or {@code name=...} with further fields. */
final class NetworkSpec {

    private final String value;
    private final JsonObject endpoint = new JsonObject();
    private final JsonObject addresses = new JsonObject();
    private final JsonObject driverOptions = new JsonObject();
    private final List<String> aliases = new ArrayList<>();
    private final List<String> linkLocal = new ArrayList<>();
    private String name = "";

    private NetworkSpec(String value) {
        this.value = value;
    }

    static NetworkSpec of(String value) throws UsageException {
        NetworkSpec spec = new NetworkSpec(value);
        if (value.indexOf('=') < 0) {
            spec.name = value;
        } else {
            spec.fields();
        }
        if (spec.name.isEmpty()) {
            throw spec.bad("the name is missing");
        }
        spec.addresses.texts("LinkLocalIPs", spec.linkLocal);
        spec.endpoint
                .texts("Aliases", spec.aliases)
                .object("IPAMConfig", spec.addresses)
                .object("DriverOpts", spec.driverOptions);
        return spec;
    }

    String name() {
        return name;
    }

    /** Whether it has a name and nothing else. */
    boolean isPlain() {
        return endpoint.members().isEmpty();
    }

    /** The engine's {@code EndpointSettings}. */
    String settings() {
        return endpoint.toString();
    }

    private void fields() throws UsageException {
        for (String field : Fields.of(value)) {
            int equals = field.indexOf('=');
            if (equals < 0) {
                throw bad("'" + field + "' is no field=value");
            }
            field(
                    field.substring(0, equals).strip(),
                    field.substring(equals + 1).strip());
        }
    }

    private void field(String key, String text) throws UsageException {
        switch (key) {
            case "name" -> name = text;
            case "alias" -> aliases.add(text);
            case "ip" -> addresses.text("IPv4Address", text);
            case "ip6" -> addresses.text("IPv6Address", text);
            case "link-local-ip" -> linkLocal.add(text);
            case "mac-address" -> endpoint.text("MacAddress", text);
            case "driver-opt" -> {
                int equals = text.indexOf('=');
                if (equals < 1) {
                    throw bad("'" + text + "' is no driver-opt=name=value");
                }
                driverOptions.raw(text.substring(0, equals), Json.text(text.substring(equals + 1)));
            }
            case "gw-priority" -> endpoint.raw("GwPriority", Integer.toString(Quantity.whole(Flags.NETWORK, text)));
            default -> throw bad("unknown field '" + key + "'");
        }
    }

    private UsageException bad(String why) {
        return new UsageException(Flags.NETWORK + "=" + value + ": " + why
                + "; write a name, or name=...,alias=...,ip=...,ip6=...,mac-address=...");
    }
}
