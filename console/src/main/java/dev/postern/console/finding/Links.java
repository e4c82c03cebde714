// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.console.criteria.FilterText;
import dev.postern.console.rule.Rule;
import dev.postern.console.web.Parameters;
import dev.postern.kernel.IpAddress;

/** Addresses of other pages about a hostile value; empty when there is no value, or nothing can be asked about it. */
public final class Links {
    private static final String ADDRESS = "address";

    private Links() {}

    static String logins(String field, String value) {
        return canAsk(field, value) ? Parameters.NONE.with(field, value).under("/console/logins") : "";
    }

    /** The list of open findings in which an attribute has a value. */
    static String findings(String attribute, String value) {
        return findings(attribute, value, Parameters.NONE);
    }

    /** The same with those in the archive. */
    public static String allFindings(String attribute, String value) {
        return findings(attribute, value, Parameters.NONE.with(FindingAsk.STATE, "all"));
    }

    private static String findings(String attribute, String value, Parameters more) {
        return canAsk(attribute, value)
                ? more.with(FindingAsk.FILTER, clause(attribute, value)).under(FindingPages.LIST)
                : "";
    }

    /** The list of findings that a filter fits: of a rule, those that it has archived as well; empty when none can be written. */
    public static String findings(Rule rule) {
        String filter = rule.text();
        if (filter == null) {
            return "";
        }
        String state = rule.suppresses() || rule.isAboutArchive() ? "all" : "";
        return Parameters.NONE
                .with(FindingAsk.FILTER, filter)
                .with(FindingAsk.STATE, state)
                .under(FindingPages.LIST);
    }

    /** The page of a database. */
    public static String database(String id) {
        return "/console/databases/" + Parameters.encoded(id);
    }

    /** A clause of a filter that only this value meets. */
    static String clause(String attribute, String value) {
        return attribute + ":" + FilterText.quoted(value);
    }

    /** Whether anything can be asked about a value: clients without an address have a name, which is none. */
    static boolean canAsk(String attribute, String value) {
        return !value.isEmpty() && (!attribute.equals(ADDRESS) || IpAddress.parse(value) != null);
    }
}
