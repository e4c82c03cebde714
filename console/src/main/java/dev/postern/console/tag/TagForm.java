// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.tag;

import dev.postern.console.web.Parameters;

/**
 * The tags of something.
 *
 * @param mayChange whether the viewer may change them
 * @param given what was written, when it was refused; hostile
 * @param fault why something was not done; empty when there is nothing wrong
 */
public record TagForm(TagTarget target, boolean mayChange, Parameters given, String fault) {}
