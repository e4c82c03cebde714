// SPDX-License-Identifier: Apache-2.0
/** Tags of the detector, of filters, lists and the export. */
@NullMarked
package dev.postern.console.tag;

import org.jspecify.annotations.NullMarked;
