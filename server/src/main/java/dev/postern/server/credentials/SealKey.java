// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.credentials;

import dev.postern.api.credentials.Seal;
import dev.postern.server.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** The key that secrets in the store are sealed with: in a file beside the store, or where the environment says; never in it. */
public final class SealKey {
    /** Names the file. */
    static final String VARIABLE = "POSTERN_SEAL_KEY_FILE";

    private SealKey() {}

    /**
     * The seal. A key is made when none is there and the environment names no file.
     *
     * @param data folder of all that is kept
     * @throws UsageException when the file cannot be read or written, or holds no key
     */
    public static Seal of(Path data) {
        String named = System.getenv(VARIABLE);
        return named == null ? of(data.resolve("seal.key"), true) : of(Path.of(named), false);
    }

    static Seal of(Path file, boolean make) {
        SecureRandom random = new SecureRandom();
        try {
            if (make && !Files.exists(file)) {
                make(file, random);
            }
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            return new Seal(key, random);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    file + " holds no sealing key: 64 hex digits, as `openssl rand -hex 32` writes them");
        } catch (IOException e) {
            throw new UsageException("cannot read the sealing key " + file + ": " + e);
        }
    }

    private static void make(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[Seal.KEY_BYTES];
        random.nextBytes(key);
        Files.createDirectories(file.toAbsolutePath().getParent());
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] forUs = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (SeekableByteChannel out =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), forUs)) {
            out.write(ByteBuffer.wrap((HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException e) {
            // another Postern has just made it
        }
    }
}
