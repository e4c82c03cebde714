// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.coverage;

import dev.postern.store.Scope;
import java.util.List;

/** Tells which databases there are to be watched. Safe for use by several threads. */
@FunctionalInterface
public interface Coverage {

    /** The databases of an account and region, at this moment. */
    List<CoveredDatabase> of(Scope scope);
}
