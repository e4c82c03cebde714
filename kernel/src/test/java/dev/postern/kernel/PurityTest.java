// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The kernel knows no clock, no file, no thread, no chance: what goes in decides what comes out. */
class PurityTest {

    private static final JavaClasses KERNEL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages("dev.postern.kernel");

    @Test
    void itDependsOnTheJdkAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.postern.kernel..",
                        "java.lang..",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "java.util.zip",
                        "java.security",
                        "java.nio.charset",
                        "java.time",
                        "org.jspecify.annotations")
                .check(KERNEL);
    }

    @Test
    void itReadsNoClock() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Instant")
                .check(KERNEL);
    }

    @Test
    void itHasNoThreadsNoChanceAndNoOutput() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.UUID")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "identityHashCode", Object.class)
                .check(KERNEL);
    }

    @Test
    void itsPartsPointOneWay() {
        noClasses()
                .that()
                .resideInAPackage("..kernel.episode")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..kernel.profile", "..kernel.failure", "..kernel.reach", "..kernel.novelty", "..kernel.listed")
                .check(KERNEL);
        noClasses()
                .that()
                .resideInAPackage("..kernel.profile")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..kernel.failure", "..kernel.reach", "..kernel.novelty", "..kernel.listed")
                .check(KERNEL);
    }
}
