// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Gives each test class a bench on docker, then one on podman; JUnit closes them.
 *
 * <p>Not by {@code @EngineTest}: a class shares one container on each engine, which costs a second to make.
 */
final class Engines implements ArgumentsProvider {

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Stream.of("docker", "podman").map(name -> Arguments.of(new Bench(name)));
    }
}
