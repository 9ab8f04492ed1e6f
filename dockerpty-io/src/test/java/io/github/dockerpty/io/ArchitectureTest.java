// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.FileDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.dockerpty.io");

    @Test
    void rules_seeTheClasses() {
        assertThat(CLASSES.contain(Demuxer.class)).isTrue();
        assertThat(CLASSES.contain(DemuxerTest.class)).isFalse();
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .containsExactly("io.github.dockerpty.io");
    }

    @Test
    void nothing_isUsedButTheBaseOfTheJdk() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.dockerpty.io", "java.io", "java.lang..", "java.nio..", "java.time", "java.util..")
                .check(CLASSES);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("io.github.dockerpty.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void standardStreams_areNotUsed() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(FileDescriptor.class)
                .check(CLASSES);
    }

    @Test
    void slowParts_ofTheJdk_areNotUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.regex", "java.util.stream", "java.util.logging")
                .check(CLASSES);
    }
}
