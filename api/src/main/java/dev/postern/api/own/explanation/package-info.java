// SPDX-License-Identifier: Apache-2.0
/** The evidence of a finding. */
@NullMarked
package dev.postern.api.own.explanation;

import org.jspecify.annotations.NullMarked;
