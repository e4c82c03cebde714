// SPDX-License-Identifier: Apache-2.0
/**
 * Benchmarks. {@link dev.postern.bench.GenerateLog} writes the same log for the same seed, so that anyone can measure the same
 * file; the scripts beside this module run Postern and other tools on it; the {@code *Benchmark} classes measure single parts
 * with JMH.
 */
@NullMarked
package dev.postern.bench;

import org.jspecify.annotations.NullMarked;
