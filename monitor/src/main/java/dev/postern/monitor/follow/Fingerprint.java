// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Knows a generation again by its content: by its first bytes, and by the last ones before a place in it. The first bytes alone
 * would not do: servers begin every file with the same banner, and files that a writer without append mode goes on with after a
 * truncation begin with zeros. Hashes are the first 8 bytes of SHA-256, since clients have a hand in what the log holds.
 *
 * @param headLength how many first bytes are hashed: up to {@link #HEAD}, fewer when there were not so many
 * @param headHash hash of those
 * @param length the place, bytes from the start
 * @param tailLength how many bytes before the place are hashed, up to {@link #TAIL}; 0 when that is not known
 * @param tailHash hash of those
 */
public record Fingerprint(int headLength, long headHash, long length, int tailLength, long tailHash) {
    /** Most bytes of the beginning that are looked at. */
    static final int HEAD = 1024;
    /** Most bytes before the place that are looked at. */
    static final int TAIL = 64;

    private static final long ZEROS = hash(new byte[HEAD], HEAD);

    /** Takes the fingerprint of a content up to a place. */
    static Fingerprint of(byte[] head, long length, byte[] tail) {
        return new Fingerprint(head.length, hash(head, head.length), length, tail.length, hash(tail, tail.length));
    }

    /** Takes the fingerprint of a content whose reading was left to others: of its beginning alone. */
    static Fingerprint ofHead(byte[] head) {
        return of(head, head.length, new byte[0]);
    }

    /** First 8 bytes of the SHA-256 of the first bytes of an array. */
    static long hash(byte[] bytes, int length) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes, 0, length);
            byte[] digest = sha.digest();
            long hash = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                hash = hash << 8 | (digest[i] & 0xFF);
            }
            return hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether a content may be this generation, grown since or not, and goes on at the place. */
    boolean isContinuedBy(Content content) throws IOException {
        return beginsLike(content.bytes(0, HEAD)) && (tailLength == 0 || hasTail(content));
    }

    /** Whether a content is this generation, or a copy of it that was made before all of it was written. */
    boolean isCopiedBy(Content content) throws IOException {
        byte[] head = content.bytes(0, HEAD);
        if (!beginsLike(head)) {
            return false;
        }
        long size = content.size();
        return isTelling() && (size == Content.UNKNOWN || size < length || tailLength == 0 || hasTail(content));
    }

    /**
     * Whether a content is this generation, of which all has been read. Of a short one nothing may have been written since: what
     * only begins alike is another one.
     */
    boolean isAllOf(Content content) throws IOException {
        if (headLength == HEAD) {
            return isTelling() ? isCopiedBy(content) : tailLength > 0 && isContinuedBy(content);
        }
        byte[] head = content.bytes(0, HEAD);
        return head.length == headLength && headLength > 0 && beginsLike(head);
    }

    /** Whether no other generation can be expected to begin so. */
    boolean isTelling() {
        return headLength == HEAD && headHash != ZEROS;
    }

    private boolean beginsLike(byte[] head) {
        return head.length >= headLength && hash(head, headLength) == headHash;
    }

    private boolean hasTail(Content content) throws IOException {
        byte[] tail = content.bytes(length - tailLength, tailLength);
        return tail.length == tailLength && hash(tail, tailLength) == tailHash;
    }

    /** The end of an array, as long as a tail may be. */
    static byte[] tail(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, Math.max(from, to - TAIL), to);
    }
}
