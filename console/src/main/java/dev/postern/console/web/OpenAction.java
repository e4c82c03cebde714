// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.web;

/** Answers one kind of request of anybody, whether signed in or not. Called by several threads at once. */
@FunctionalInterface
public interface OpenAction {

    /**
     * Answers.
     *
     * @throws RefusedException when it is refused
     * @throws dev.postern.store.StoreException when the store fails
     */
    WebResponse answer(WebRequest request);
}
