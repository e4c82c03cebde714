// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.web;

import dev.postern.api.ApiResponse;
import dev.postern.console.account.Viewer;
import dev.postern.store.Scope;

/**
 * The GuardDuty API, and our own below {@code /postern/v1}, without the wire: pages ask and change through it, so that the same checks hold for people as for programs, and
 * every change is told in the same log.
 */
@FunctionalInterface
public interface Backend {

    /**
     * Asks the API in a viewer's name.
     *
     * @param scope account and region that are asked for
     * @param method in capitals
     * @param path with the detector's id as {@code {detector}}
     * @param json body, empty when there is none
     */
    ApiResponse ask(Viewer viewer, Scope scope, String method, String path, String json);
}
