// SPDX-License-Identifier: Apache-2.0
/** Detectors: one for an account and region, which says whether logins are watched there and how often findings are told anew. */
@NullMarked
package dev.postern.api.detector;

import org.jspecify.annotations.NullMarked;
