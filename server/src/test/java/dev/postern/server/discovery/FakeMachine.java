// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A machine's files in a folder of a test. */
final class FakeMachine {
    private final Path root;
    private final Set<Path> closed = new HashSet<>();

    FakeMachine(Path root) {
        this.root = root;
    }

    FakeMachine file(String path, String content) throws IOException {
        Files.createDirectories(at(path).getParent());
        Files.writeString(at(path), content);
        return this;
    }

    FakeMachine link(String path, String target) throws IOException {
        Files.createDirectories(at(path).getParent());
        Files.createSymbolicLink(at(path), Path.of(target));
        return this;
    }

    FakeMachine process(int id, String... commandLine) throws IOException {
        return file("/proc/" + id + "/cmdline", String.join("\0", commandLine) + "\0");
    }

    /** Makes this user unable to read a file or folder. */
    FakeMachine close(String path) {
        closed.add(at(path));
        return this;
    }

    List<FoundDatabase> discover() {
        return new Discovery(root, path -> closed.stream().noneMatch(path::startsWith)).find();
    }

    FoundDatabase discoverOne() {
        List<FoundDatabase> found = discover();
        if (found.size() != 1) {
            throw new AssertionError("found " + found);
        }
        return found.get(0);
    }

    private Path at(String path) {
        return root.resolve(path.substring(1));
    }
}
