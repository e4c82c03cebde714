// SPDX-License-Identifier: Apache-2.0
/** Findings: listed by criteria, read, counted, archived, judged by people; and samples of them. */
@NullMarked
package dev.postern.api.finding;

import org.jspecify.annotations.NullMarked;
