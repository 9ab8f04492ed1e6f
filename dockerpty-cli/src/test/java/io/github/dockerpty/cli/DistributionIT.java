// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.Reply;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DistributionIT {

    @TempDir
    Path folder;

    @Test
    void folder_hasWhatItShould() throws IOException {
        assertThat(BuiltCommand.LAUNCHER).isExecutable();
        assertThat(BuiltCommand.FOLDER.resolve("LICENSE")).isRegularFile();
        try (Stream<Path> jars = Files.list(BuiltCommand.FOLDER.resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString().replaceFirst("-[0-9].*", "")))
                    .contains("dockerpty-cli", "dockerpty-pty", "dockerpty-tty", "dockerpty-io", "docker-java-core")
                    .doesNotContain("junit-jupiter-api", "assertj-core");
        }
    }

    @Test
    void launcher_namesTheCommandsJar_whichNamesEveryOther() throws IOException {
        assertThat(Files.readString(BuiltCommand.LAUNCHER).replace("\"$@\"", ""))
                .doesNotContain("@");
        String[] classPath = BuiltCommand.classPath().split(":");
        assertThat(classPath).hasSize(2).allSatisfy(jar -> assertThat(Path.of(jar))
                .isRegularFile());
        List<String> named = new ArrayList<>();
        try (JarFile jar = new JarFile(classPath[1])) {
            String others = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            named.addAll(List.of(others.split(" ")));
        }
        named.add(Path.of(classPath[1]).getFileName().toString());
        try (Stream<Path> jars = Files.list(BuiltCommand.FOLDER.resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()).filter(name -> name.endsWith(".jar")))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    /** Each would be read from a jar with a hundred of them, if it was not there. */
    @Test
    void jarOfTheStart_hasTheListedClassesOfTheProject_asTheyAre() throws IOException {
        List<String> listed = new ArrayList<>();
        for (String version : List.of("17", "25")) {
            listed.addAll(Files.readAllLines(BuiltCommand.FOLDER.resolve("lib/start-" + version + ".classlist")));
        }
        try (JarFile jar = new JarFile(BuiltCommand.classPath().split(":")[0])) {
            assertThat(listed.stream().filter(name -> name.matches("io/github/dockerpty/\\S+")))
                    .hasSizeGreaterThan(200)
                    .allSatisfy(name -> assertThat(jar.getEntry(name + ".class"))
                            .satisfies(entry -> assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED)));
        }
    }

    @Test
    void archives_haveTheSame() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            assertThat(files.map(Path::toString))
                    .anyMatch(name -> name.endsWith("-bin.tar.gz"))
                    .anyMatch(name -> name.endsWith("-bin.zip"));
        }
    }

    @Test
    void module_ofTheJar_isAsWritten() {
        ModuleDescriptor module = ModuleFinder.of(BuiltCommand.FOLDER.resolve("lib"))
                .find("io.github.dockerpty.cli")
                .orElseThrow()
                .descriptor();
        assertThat(module.mainClass()).contains("io.github.dockerpty.cli.Main");
        assertThat(module.exports())
                .extracting(Object::toString)
                .containsExactly("io.github.dockerpty.cli.logging to [org.slf4j]");
        assertThat(new TreeSet<>(module.requires().stream()
                        .map(ModuleDescriptor.Requires::name)
                        .toList()))
                .containsExactly(
                        "ch.qos.logback.classic",
                        "ch.qos.logback.core",
                        "com.fasterxml.jackson.databind",
                        "com.github.dockerjava.core",
                        "com.github.dockerjava.transport.zerodep",
                        "io.github.dockerpty.pty",
                        "io.github.dockerpty.testkit",
                        "java.base",
                        "org.slf4j");
    }

    @Test
    void modulePath_pull_goesThroughDockerJava() throws Exception {
        try (ScriptedContainer container = new ScriptedContainer()) {
            container
                    .engine
                    .on("POST", "/images/create")
                    .answer(Reply.chunked(
                            "application/json", "{\"status\":\"Pulling\"}\r\n".getBytes(StandardCharsets.UTF_8)));
            container.attached(Conversation.conversation());
            BuiltCommand.Result result = BuiltCommand.java(
                            folder,
                            "--add-modules",
                            "ALL-MODULE-PATH",
                            "-p",
                            BuiltCommand.FOLDER.resolve("lib").toString(),
                            "-m",
                            "io.github.dockerpty.cli")
                    .with(container.engine.environment())
                    .run("run", "--pull=always", "busybox");
            assertThat(result).isEqualTo(new BuiltCommand.Result(0, "", "dockerpty: Pulling\n"));
            assertThat(container.calls()).startsWith("POST /images/create", "POST /containers/create");
        }
    }
}
