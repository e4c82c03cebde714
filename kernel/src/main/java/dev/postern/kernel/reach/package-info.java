// SPDX-License-Identifier: Apache-2.0
/**
 * How far a source reaches: scans, one password tried on many databases, and moving from database to database.
 *
 * <p>A sequential test over distinct databases in the manner of threshold random walk (Jung, Paxson, Berger and Balakrishnan 2004,
 * "Fast portscan detection using sequential hypothesis testing"). What it finds concerns the fleet and is one finding, on the
 * database that crossed the threshold.
 */
@NullMarked
package dev.postern.kernel.reach;

import org.jspecify.annotations.NullMarked;
