// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.FileDescriptor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of the module's structure. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPath("target/classes");

    @Test
    void rules_seeTheModule() {
        assertThat(CLASSES.contain(Terminal.class)).isTrue();
        assertThat(CLASSES.size()).isGreaterThan(20);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("io.github.dockerpty.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void fileDescriptor_isNamedByTheStandardStreamsOnly() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.(StandardOutput|StandardInput|LastingChannel)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(FileDescriptor.class)
                .check(CLASSES);
    }

    @Test
    void standardStreamsOfSystem_areNotTouched() {
        for (String field : new String[] {"in", "out", "err"}) {
            noClasses().should().accessField(System.class, field).check(CLASSES);
        }
    }

    @Test
    void jline_isNamedByTheNativeDriverOnly() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.NativeTty(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jline..")
                .check(CLASSES);
    }

    @Test
    void dependencies_areTheJdkAndJline() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "sun.misc", "org.jline.nativ", "io.github.dockerpty.tty")
                .check(CLASSES);
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.SignalBridge(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("sun.misc")
                .check(CLASSES);
    }
}
