// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import org.jspecify.annotations.Nullable;

/**
 * A file whose format is known.
 *
 * @param file the file
 * @param family the engine's family
 * @param format the format
 * @param recognition how it was recognised
 * @param wrapping what its lines are wrapped in, or null
 * @param firstMicros time of the first record in the file's head, or {@link Long#MAX_VALUE} when the head has none
 */
public record Recognised<R extends LogRecord>(
        LogFile file,
        EngineFamily<R> family,
        LogFormat<R> format,
        Recognition recognition,
        @Nullable Wrapping wrapping,
        long firstMicros) {}
