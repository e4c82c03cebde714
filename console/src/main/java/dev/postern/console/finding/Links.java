// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.console.web.Parameters;

/** Addresses of other pages about a hostile value; empty when there is no value. */
final class Links {
    private Links() {}

    static String logins(String field, String value) {
        return value.isEmpty() ? "" : Parameters.NONE.with(field, value).under("/console/logins");
    }

    static String findings(String attribute, String value) {
        return value.isEmpty()
                ? ""
                : Parameters.NONE
                        .with(FindingAsk.FILTER, clause(attribute, value))
                        .under(FindingPages.LIST);
    }

    static String database(String id) {
        return "/console/databases/" + Parameters.encoded(id);
    }

    /** A clause of a filter that only this value meets. */
    static String clause(String attribute, String value) {
        return attribute + ":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
