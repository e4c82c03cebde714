// SPDX-License-Identifier: Apache-2.0
/** Trusted entity lists: of the entities, addresses matter here, and no finding is raised for them. */
@NullMarked
package dev.postern.api.trustedentityset;

import org.jspecify.annotations.NullMarked;
