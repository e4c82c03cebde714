// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.list;

import dev.postern.api.list.ListKind;
import dev.postern.console.web.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list while it is written. Texts are hostile.
 *
 * @param row that is changed; null when it is new
 * @param kinds that it may be of
 * @param fault what is wrong with it; empty when nothing is known to be
 */
public record ListForm(@Nullable ListRow row, List<ListKind> kinds, Given given, String fault) {
    /** Forms of files, as on the wire (GuardDuty API, CreateIPSet). */
    public static final List<String> FORMATS =
            List.of("TXT", "STIX", "OTX_CSV", "ALIEN_VAULT", "PROOF_POINT", "FIRE_EYE");

    /**
     * What was written.
     *
     * @param owner account that the bucket must belong to; may be empty
     */
    public record Given(String kind, String name, String format, String location, String owner, boolean active) {

        static Given of(Parameters fields) {
            return new Given(
                    fields.text("kind"),
                    fields.text("name"),
                    fields.text("format"),
                    fields.text("location").strip(),
                    fields.text("owner").strip(),
                    fields.find("activate") != null);
        }

        static Given of(ListRow row) {
            String owner = row.list().owner();
            return new Given(
                    row.kind().path(),
                    row.list().name(),
                    row.list().format(),
                    row.list().location(),
                    owner == null ? "" : owner,
                    row.list().active());
        }
    }

    /** Where it is sent. */
    public String address() {
        return row == null ? ListPages.NEW : row.address() + "/edit";
    }

    /** What the API's refusal means where its words name a parameter only. */
    static String words(String refusal) {
        if (refusal.contains("parameter name ")) {
            return "A name has letters, digits, blanks, hyphens and underscores.";
        } else if (refusal.contains("parameter location ")) {
            return "The location is none: write file:/PATH, https://HOST/PATH or s3://BUCKET/KEY.";
        } else if (refusal.contains("parameter expectedBucketOwner ")) {
            return "The bucket's owner is an account, which has 12 digits.";
        }
        return refusal;
    }
}
