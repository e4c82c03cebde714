// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.page;

/**
 * A question that is asked before something is removed or ended.
 *
 * @param verb what would be done, one word
 * @param name of what would be removed; hostile
 * @param detail what it says; may be hostile or empty
 * @param consequence what removing it means
 * @param address that the form is sent to
 * @param back address of the page that leads here
 * @param backWords its name
 */
public record Removal(
        String verb, String name, String detail, String consequence, String address, String back, String backWords) {

    /** Of something that would be removed. */
    public Removal(String name, String detail, String consequence, String address, String back, String backWords) {
        this("Remove", name, detail, consequence, address, back, backWords);
    }
}
