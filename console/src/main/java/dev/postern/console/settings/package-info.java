// SPDX-License-Identifier: Apache-2.0
/** What Postern is set to: its configuration, the detector, and all that the API keeps. */
@NullMarked
package dev.postern.console.settings;

import org.jspecify.annotations.NullMarked;
