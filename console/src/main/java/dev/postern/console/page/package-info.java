// SPDX-License-Identifier: Apache-2.0
/**
 * What all pages share: the shell with its navigation, the rendering of templates, and how times and hostile texts are shown.
 * Templates are in {@code src/main/jte}, each with a record that it shows.
 */
@NullMarked
package dev.postern.console.page;

import org.jspecify.annotations.NullMarked;
