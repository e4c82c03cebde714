// SPDX-License-Identifier: Apache-2.0
/** The pages of replays: history is looked at again, and what was found compared with what is stored. They go by way of the API. */
@NullMarked
package dev.postern.console.replay;

import org.jspecify.annotations.NullMarked;
