// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.FileDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The flow goes one way, and what is foreign stays in its room. */
@Timeout(60)
class ArchitectureTest {

    private static final String ROOT = "io.github.dockerpty.pty";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packages_haveNoCycles() {
        slices().matching("io.github.dockerpty.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void hiddenPackages_doNotKnowTheRoot() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".hijack", ROOT + ".json", ROOT + ".tls")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(classes);
    }

    @Test
    void dockerJava_staysInItsClassesAndInSignatures() {
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("DockerJava")
                .and()
                .haveSimpleNameNotEndingWith("Operation")
                .and()
                .doNotHaveSimpleName("DockerPty")
                .and()
                .doNotHaveSimpleName("PseudoTerminal")
                .and()
                .doNotHaveSimpleName("Engine")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.dockerjava..")
                .check(classes);
    }

    @Test
    void logging_isNamedByOneClass() {
        noClasses()
                .that()
                .doNotHaveSimpleName("CallLog")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .check(classes);
    }

    @Test
    void tls_isNamedByItsOwnClassesAndTheEndpoint() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".tls")
                .and()
                .haveSimpleNameNotStartingWith("Tls")
                .and()
                .doNotHaveSimpleName("Endpoint")
                .and()
                .doNotHaveSimpleName("DockerJavaTransport")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.net.ssl..")
                .check(classes);
    }

    @Test
    void standardStreams_areLeftToTheCommand() {
        noClasses().should().accessField(System.class, "in").check(classes);
        noClasses().should().accessField(System.class, "out").check(classes);
        noClasses().should().accessField(System.class, "err").check(classes);
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(FileDescriptor.class)
                .check(classes);
    }
}
