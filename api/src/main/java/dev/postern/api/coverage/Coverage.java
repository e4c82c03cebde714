// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.coverage;

import dev.postern.store.Scope;
import java.util.List;

/** Tells how the databases are covered: the one place from which both APIs know. Safe for use by several threads. */
@FunctionalInterface
public interface Coverage {

    /** The databases of an account and region, in the order of their identifiers. */
    List<DatabaseCoverage> of(Scope scope);
}
