// SPDX-License-Identifier: Apache-2.0
/**
 * Charts as SVG, drawn by the server: no script, no style attribute, colours by class alone. Each comes with its title, a description
 * and the same numbers as a table, for those who do not see it. Widths are percentages, so that text keeps its size on any screen.
 * All text is hostile and written by {@link dev.postern.console.chart.Svg} alone.
 */
@NullMarked
package dev.postern.console.chart;

import org.jspecify.annotations.NullMarked;
