// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** A folder that looks like the project's: the launcher, an example log, one source file, and built jars when asked for. */
final class LauncherHome {
    /** Tests run in the folder of their module. */
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private static final String JAR = "postern-server.jar";

    private final Path root;
    private final Map<String, String> environment = new HashMap<>();

    private LauncherHome(Path root) {
        this.root = root;
    }

    static LauncherHome in(Path root) throws IOException {
        LauncherHome home = new LauncherHome(root);
        Files.createDirectories(root.resolve("docs/examples"));
        for (String module : List.of("kernel", "formats", "intel", "server")) {
            Files.createDirectories(root.resolve(module));
        }
        Files.createDirectories(home.source().getParent());
        Files.writeString(home.source(), "");
        Files.writeString(root.resolve("pom.xml"), "");
        Files.copy(PROJECT.resolve("postern"), home.launcher(), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(PROJECT.resolve("docs/examples/postgresql.log"), root.resolve("docs/examples/postgresql.log"));
        home.environment.put("PATH", System.getenv("PATH"));
        home.environment.put("JAVA_HOME", System.getProperty("java.home"));
        return home;
    }

    Path launcher() {
        return root.resolve("postern");
    }

    Path source() {
        return root.resolve("server/src/main/java/Main.java");
    }

    /** Variables of the processes that are started; nothing else is set. */
    Map<String, String> environment() {
        return environment;
    }

    /** Copies the server's jars of this build to where the launcher looks for them. */
    void putBuiltJars() throws IOException {
        copyJars(PROJECT.resolve("server/target"), Files.createDirectories(root.resolve("server/target")));
        Files.createDirectories(noArchive().getParent());
        Files.createFile(noArchive());
    }

    /** An empty archive of classes: the launcher then makes none, which would cost seconds in every test. */
    private Path noArchive() {
        return root.resolve("server/target/launcher/" + System.getProperty("java.runtime.version") + ".jsa");
    }

    /** Lets the launcher make its archive of classes after all. */
    void allowArchive() throws IOException {
        Files.delete(noArchive());
        Files.delete(noArchive().getParent());
    }

    private static void copyJars(Path from, Path to) throws IOException {
        assumeTrue(Files.isDirectory(from.resolve("lib")), "the server is not packaged: run mvn verify");
        Files.createDirectories(to.resolve("lib"));
        Files.copy(from.resolve(JAR), to.resolve(JAR));
        for (Path jar : list(from.resolve("lib"), "*.jar")) {
            Files.copy(jar, to.resolve("lib").resolve(jar.getFileName()));
        }
    }

    Path jar() {
        return root.resolve("server/target").resolve(JAR);
    }

    List<Path> archives() throws IOException {
        return list(root.resolve("server/target/launcher"), "*.jsa");
    }

    private static List<Path> list(Path folder, String glob) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
            files.forEach(found::add);
        }
        return found;
    }

    /** A JDK folder whose java says that it is of the version, and does nothing else. */
    Path falseJava(String name, String version) throws IOException {
        Path jdk = root.resolve(name);
        script(jdk.resolve("bin/java"), "echo 'openjdk version \"" + version + "\" 2021-04-20' >&2");
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    /** A Maven that runs shell commands; returns its folder. */
    Path falseMaven(String commands) throws IOException {
        Path bin = root.resolve("maven/bin");
        script(bin.resolve("mvn"), "echo run >>'" + root.resolve("builds") + "'\n" + commands);
        return bin;
    }

    /** A Maven that puts the jars of this build in place. */
    Path buildingMaven() throws IOException {
        Path kept = root.resolve("kept");
        copyJars(PROJECT.resolve("server/target"), kept);
        return falseMaven("cp -R '" + kept + "/.' '" + root.resolve("server/target") + "/'\n: >'" + noArchive() + "'");
    }

    void useMaven(Path bin) {
        environment.merge("PATH", "", (path, none) -> bin + ":" + path);
    }

    /** How often Maven has been run. */
    int builds() throws IOException {
        return Files.readAllLines(root.resolve("builds")).size();
    }

    private static void script(Path file, String commands) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Takes away all rights to write; false where that does not hold this user back. */
    boolean makeReadOnly() throws IOException {
        setRights("r-xr-xr-x");
        return !Files.isWritable(root.resolve("server/target"));
    }

    void makeWritable() throws IOException {
        setRights("rwxr-xr-x");
    }

    private void setRights(String rights) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(path -> !Files.isSymbolicLink(path) && Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                    .forEach(path -> {
                        try {
                            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }

    Ran run(String... arguments) throws IOException, InterruptedException, ExecutionException {
        return run(
                root,
                Stream.concat(Stream.of(launcher().toString()), Stream.of(arguments))
                        .toList());
    }

    Ran run(Path folder, List<String> command) throws IOException, InterruptedException, ExecutionException {
        return Ran.of(start(folder, command));
    }

    Process start(Path folder, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }
}
