// SPDX-License-Identifier: Apache-2.0
package dev.postern.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms: kernel knows nobody, formats, intel and store know the kernel, the server knows all. */
class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.postern");

    @Test
    void the_kernel_knows_nobody() {
        noClasses()
                .that()
                .resideInAPackage("dev.postern.kernel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.postern.formats..", "dev.postern.intel..", "dev.postern.store..", "dev.postern.server..")
                .check(CLASSES);
    }

    @Test
    void formats_know_the_kernel_alone() {
        noClasses()
                .that()
                .resideInAPackage("dev.postern.formats..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.postern.intel..", "dev.postern.store..", "dev.postern.server..")
                .check(CLASSES);
    }

    @Test
    void intel_knows_the_kernel_alone() {
        noClasses()
                .that()
                .resideInAPackage("dev.postern.intel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.postern.formats..", "dev.postern.store..", "dev.postern.server..")
                .check(CLASSES);
    }

    @Test
    void the_store_knows_the_kernel_alone() {
        noClasses()
                .that()
                .resideInAPackage("dev.postern.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.postern.formats..", "dev.postern.intel..", "dev.postern.server..")
                .check(CLASSES);
    }

    @Test
    void the_ports_of_the_store_know_no_database() {
        noClasses()
                .that()
                .resideInAPackage("dev.postern.store")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.postern.store.*..", "java.sql..", "org.jdbi..")
                .check(CLASSES);
    }

    @Test
    void the_databases_of_the_store_do_not_know_each_other() {
        slices().matching("dev.postern.store.(sqlite|postgresql)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void respond_knows_the_store_and_the_kernel_alone() {
        noClasses()
                .that()
                .resideInAPackage("dev.postern.respond..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.postern.formats..",
                        "dev.postern.intel..",
                        "dev.postern.monitor..",
                        "dev.postern.server..",
                        "dev.postern.store.sql..",
                        "dev.postern.store.sqlite..",
                        "dev.postern.store.postgresql..")
                .check(CLASSES);
    }

    @Test
    void the_api_knows_the_ports_of_the_store_and_the_kernel_alone() {
        noClasses()
                .that()
                .resideInAPackage("dev.postern.api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.postern.formats..",
                        "dev.postern.intel..",
                        "dev.postern.monitor..",
                        "dev.postern.respond..",
                        "dev.postern.server..",
                        "dev.postern.store.sql..",
                        "dev.postern.store.sqlite..",
                        "dev.postern.store.postgresql..")
                .check(CLASSES);
    }

    @Test
    void the_console_knows_the_api_the_ports_of_the_store_and_the_kernel_alone() {
        noClasses()
                .that()
                .resideInAPackage("dev.postern.console..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.postern.formats..",
                        "dev.postern.intel..",
                        "dev.postern.monitor..",
                        "dev.postern.respond..",
                        "dev.postern.server..",
                        "dev.postern.store.sql..",
                        "dev.postern.store.sqlite..",
                        "dev.postern.store.postgresql..",
                        "org.eclipse.jetty..")
                .check(CLASSES);
    }

    @Test
    void evaluation_knows_the_kernel_alone() {
        noClasses()
                .that()
                .resideInAPackage("dev.postern.evaluation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.postern.formats..",
                        "dev.postern.intel..",
                        "dev.postern.store..",
                        "dev.postern.monitor..",
                        "dev.postern.respond..",
                        "dev.postern.api..",
                        "dev.postern.server..")
                .check(CLASSES);
    }

    @Test
    void traffic_does_not_know_who_is_measured_on_it() {
        noClasses()
                .that()
                .resideInAPackage("dev.postern.evaluation.traffic..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.postern.evaluation.measure..",
                        "dev.postern.evaluation.baseline..",
                        "dev.postern.evaluation.report..",
                        "dev.postern.kernel.novelty..",
                        "dev.postern.kernel.failure..",
                        "dev.postern.kernel.reach..",
                        "dev.postern.kernel.profile..")
                .check(CLASSES);
    }

    @Test
    void the_engines_do_not_know_each_other() {
        slices().matching("dev.postern.formats.(postgresql|mysql)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void no_regular_expression_touches_log_text() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.postern.formats..", "dev.postern.intel..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.regex..")
                .check(CLASSES);
    }

    @Test
    void commands_that_run_once_know_neither_web_nor_logging() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.postern.server",
                        "dev.postern.server.about..",
                        "dev.postern.server.evaluate..",
                        "dev.postern.server.ocsf..",
                        "dev.postern.server.output..",
                        "dev.postern.server.report..",
                        "dev.postern.server.scan..",
                        "dev.postern.server.source..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ch.qos.logback..", "org.slf4j..", "org.eclipse.jetty..", "io.micrometer..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void packages_of_the_server_are_free_of_cycles() {
        slices().matching("dev.postern.server.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
