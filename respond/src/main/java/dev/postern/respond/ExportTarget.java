// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

/**
 * A bucket that findings are exported to.
 *
 * @param id whose target this is; the same as long as nobody has changed it
 * @param prefix of all keys: empty, or with a slash at its end
 * @param kmsKeyArn the key that objects are to be encrypted with
 */
public record ExportTarget(String id, String bucket, String prefix, String kmsKeyArn) {}
