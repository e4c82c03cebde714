// SPDX-License-Identifier: Apache-2.0
/** Threat entity lists: of the entities, addresses matter here, and logins from them are findings. */
@NullMarked
package dev.postern.api.threatentityset;

import org.jspecify.annotations.NullMarked;
