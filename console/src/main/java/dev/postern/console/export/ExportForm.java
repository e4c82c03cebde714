// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.export;

/**
 * A destination while it is written. Texts are hostile.
 *
 * @param id of the one that is changed; empty when it is new
 * @param bucket ARN of the bucket, with or without a prefix
 * @param key ARN of the key that objects are encrypted with
 * @param fault what is wrong with it; empty when nothing is known to be
 */
public record ExportForm(String id, String bucket, String key, String fault) {

    /** Where it is sent. */
    public String address() {
        return id.isEmpty() ? ExportPages.NEW : ExportPages.PAGE + "/" + id + "/edit";
    }
}
