// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.web;

/** What is answered to GET and HEAD of one path. Called by several threads at once. */
@FunctionalInterface
public interface Route {

    /**
     * Answers.
     *
     * @throws dev.postern.store.StoreException if the store fails; its message is shown to the client
     */
    Answer answer();
}
