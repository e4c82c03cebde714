// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import java.util.List;

/**
 * What one input changed.
 *
 * @param findings findings that are new or have changed, each in its whole new state
 */
public record Step(List<Finding> findings) {

    /** Nothing of note. */
    public static final Step NOTHING = new Step(List.of());
}
