// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.sample;

import java.util.List;

/**
 * The form that makes samples of findings.
 *
 * @param types that there can be samples of
 * @param fault why none were made; empty when there is nothing wrong
 */
public record SampleForm(List<String> types, String fault) {
    public SampleForm {
        types = List.copyOf(types);
    }
}
