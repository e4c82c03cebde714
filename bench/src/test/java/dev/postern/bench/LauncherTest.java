// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher in folders of its own, with the jars of this build and with false Javas and Mavens. */
class LauncherTest {
    private static final Path JAVA_25 = Path.of("/usr/lib/jvm/temurin-25-jdk-amd64");

    @TempDir
    private Path folder;

    private LauncherHome home;

    @BeforeEach
    void installWithSpacesInThePath() throws IOException {
        home = LauncherHome.in(folder.resolve("a home/with spaces"));
    }

    @Test
    void startsTheProgramAndPrintsNothingElse() throws Exception {
        home.putBuiltJars();

        Ran ran = home.run("--version");

        assertThat(ran.out()).startsWith("postern ").hasLineCount(1);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
    }

    @Test
    void startsThroughSymbolicLinksFromAnotherFolder() throws Exception {
        home.putBuiltJars();
        Path first = Files.createSymbolicLink(folder.resolve("first"), home.launcher());
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path second = Files.createSymbolicLink(bin.resolve("second"), Path.of("../" + first.getFileName()));

        assertThat(home.run(bin, List.of("./second", "--version")).out()).startsWith("postern ");
        assertThat(home.run(Path.of("/"), List.of(second.toString(), "--version"))
                        .out())
                .startsWith("postern ");
    }

    @Test
    void passesArgumentsAndExitCodeThrough() throws Exception {
        home.putBuiltJars();

        Ran ran = home.run("scan", "--no-such option", "*");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--no-such option");
    }

    @Test
    void closedStandardInputIsEmptyAndNotAFileOfJava() throws Exception {
        home.putBuiltJars();

        Ran ran = home.run(
                folder,
                List.of(
                        "sh",
                        "-c",
                        "exec \"$0\" check db=- <&-",
                        home.launcher().toString()));

        assertThat(ran.out()).isEqualTo("-: empty, a source without events\n");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
    }

    @Test
    void closedStandardOutputIsSaid() throws Exception {
        home.putBuiltJars();

        Ran ran = home.run(
                folder,
                List.of("sh", "-c", "exec \"$0\" --version >&-", home.launcher().toString()));

        assertThat(ran.err()).isEqualTo("postern: cannot write the results: standard output is closed\n");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void closedStandardErrorIsNoFileOfJava() throws Exception {
        home.putBuiltJars();

        Ran ran = home.run(
                folder,
                List.of(
                        "sh",
                        "-c",
                        "exec \"$0\" check /none 2>&-",
                        home.launcher().toString()));

        assertThat(ran.out()).isEqualTo("Nothing could be read.\n");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void keepsOneArchiveOfClassesForEachJava() throws Exception {
        home.putBuiltJars();
        home.allowArchive();

        home.run("--version");
        home.run("--version");

        assertThat(home.archives())
                .hasSize(1)
                .allSatisfy(archive -> assertThat(archive).isNotEmptyFile());
    }

    @Test
    void startsWithAWrongArchiveOfClasses() throws Exception {
        home.putBuiltJars();
        home.allowArchive();
        home.run("--version");
        Path archive = home.archives().get(0);
        Files.delete(archive);
        Files.write(archive, new byte[100_000]);

        Ran ran = home.run("--version");

        assertThat(ran.out()).startsWith("postern ").hasLineCount(1);
        assertThat(ran.code()).isZero();
    }

    @Test
    void startsWhenTheJarIsNotTheOneThatTheArchiveWasMadeFrom() throws Exception {
        home.putBuiltJars();
        home.allowArchive();
        home.run("--version");
        Files.setLastModifiedTime(home.jar(), FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));

        Ran ran = home.run("--version");

        assertThat(ran.out()).startsWith("postern ").hasLineCount(1);
        assertThat(ran.code()).isZero();
    }

    @Test
    void startsWhereNothingMayBeWritten() throws Exception {
        home.putBuiltJars();
        assumeTrue(home.makeReadOnly(), "this user may write everywhere");
        try {
            assertThat(home.run("--version").out()).startsWith("postern ");
        } finally {
            home.makeWritable();
        }
    }

    @Test
    void startsWithJava25() throws Exception {
        assumeTrue(Files.isDirectory(JAVA_25), "no Java 25 at " + JAVA_25);
        home.putBuiltJars();
        home.environment().put("JAVA_HOME", JAVA_25.toString());

        Ran ran = home.run("--version");

        assertThat(ran.out()).startsWith("postern ");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void handsTheUsersOptionsToJava() throws Exception {
        home.putBuiltJars();
        home.environment().put("POSTERN_JAVA_OPTS", "-Da=b -XshowSettings:properties");

        assertThat(home.run("--version").err()).contains("a = b");
    }

    @Test
    void saysWhatToInstallWhereThereIsNoJava() throws Exception {
        home.environment().remove("JAVA_HOME");
        home.environment().put("PATH", "");

        Ran ran = home.run("--version");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("Java 17 or newer", "no java on PATH", "apt-get install");
    }

    @Test
    void refusesAnOldJavaWithItsVersion() throws Exception {
        home.putBuiltJars();
        Path old = home.falseJava("jdk8", "1.8.0_292");
        home.environment().put("JAVA_HOME", old.toString());
        home.environment().put("PATH", old.resolve("bin").toString());

        Ran ran = home.run("--version");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("Java 17 or newer", "Java 1.8.0_292");
    }

    @Test
    void passesOverAnOldJavaHomeForTheJavaOnPath() throws Exception {
        home.putBuiltJars();
        home.environment().put("JAVA_HOME", home.falseJava("jdk11", "11.0.2").toString());

        assertThat(home.run("--version").out()).startsWith("postern ");
    }

    @Test
    void asksAJavaThatHasNoReleaseFileForItsVersion() throws Exception {
        home.putBuiltJars();
        Path old = home.falseJava("jdk16", "16.0.1");
        Files.delete(old.resolve("release"));
        home.environment().put("JAVA_HOME", old.toString());
        home.environment().put("PATH", "/nowhere");

        assertThat(home.run("--version").err()).contains("Java 16.0.1");
    }

    @Test
    void saysThatMavenIsMissing() throws Exception {
        home.environment()
                .put("PATH", home.falseMaven("exit 0").resolveSibling("no-bin").toString());

        Ran ran = home.run("--version");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("no mvn on PATH", "apt-get install maven");
    }

    @Test
    void buildsOnFirstUseAndSaysSo() throws Exception {
        home.useMaven(home.buildingMaven());

        Ran first = home.run("--version");
        Ran second = home.run("--version");

        assertThat(first.err()).contains("building");
        assertThat(first.out()).startsWith("postern ").hasLineCount(1);
        assertThat(second.err()).isEmpty();
        assertThat(home.builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainWhenASourceHasChanged() throws Exception {
        home.useMaven(home.buildingMaven());
        home.run("--version");
        Files.setLastModifiedTime(home.source(), FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));

        home.run("--version");

        assertThat(home.builds()).isEqualTo(2);
    }

    @Test
    void buildsOnceWhenTwoAreFirst() throws Exception {
        home.useMaven(home.buildingMaven());

        Process one = home.start(folder, List.of(home.launcher().toString(), "--version"));
        Process two = home.start(folder, List.of(home.launcher().toString(), "--version"));

        assertThat(Ran.of(one).out()).startsWith("postern ");
        assertThat(Ran.of(two).out()).startsWith("postern ");
        assertThat(home.builds()).isEqualTo(1);
    }

    @Test
    void showsWhatMavenSaidWhenTheBuildFails() throws Exception {
        home.useMaven(home.falseMaven("echo 'cannot find symbol'; exit 1"));

        Ran ran = home.run("--version");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("cannot find symbol", "the build failed");
    }
}
