// SPDX-License-Identifier: Apache-2.0
/**
 * Findings: the list with its filter, groups and export, and the page of one with all its evidence. They are read from the store, and
 * changed by way of the API.
 */
@NullMarked
package dev.postern.console.finding;

import org.jspecify.annotations.NullMarked;
