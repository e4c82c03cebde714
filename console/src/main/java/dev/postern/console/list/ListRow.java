// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.list;

import dev.postern.api.list.AddressList;
import dev.postern.api.list.ListKind;
import dev.postern.api.list.ListView;
import dev.postern.console.text.Amount;

/** A list of an account as a page shows it. Its name, its location and what is wrong with it are hostile. */
public record ListRow(ListKind kind, ListView view) {

    /** What is wanted of it. */
    public AddressList list() {
        return view.list();
    }

    /** How it stands, in words. */
    public String status() {
        return switch (view.status()) {
            case "ACTIVE" -> "in use";
            case "ACTIVATING" -> "being read";
            case "DEACTIVATING" -> "being put out of use";
            case "INACTIVE" -> "not in use";
            case "DELETE_PENDING" -> "being removed";
            default -> "error";
        };
    }

    /** Class of the badge that shows it. */
    public String badge() {
        return switch (view.status()) {
            case "ACTIVE" -> "good";
            case "ERROR" -> "bad";
            case "INACTIVE" -> "";
            default -> "warn";
        };
    }

    /** Whether it will soon stand otherwise by itself. */
    boolean isPassing() {
        return badge().equals("warn");
    }

    /** Why it cannot be read; empty when it can. */
    public String error() {
        String error = view.error();
        return error == null ? "" : error;
    }

    /** Its number of entries, in words. */
    public String entries() {
        Long entries = view.entries();
        return entries == null ? "–" : Amount.of(entries);
    }

    /** Where it is activated, edited and removed, before a slash and the word for it. */
    public String address() {
        return ListPages.LIST + "/" + kind.path() + "/" + list().id();
    }

    /** Its path in the API. */
    String path() {
        return path(kind) + "/" + list().id();
    }

    static String path(ListKind kind) {
        return "/detector/{detector}/" + kind.path();
    }
}
