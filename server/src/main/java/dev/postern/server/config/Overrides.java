// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says, which has the last word. Defaults that follow from it, such as files in the data folder, do.
 *
 * @param data the data folder, or null
 * @param port the port to listen on, or null
 * @param noDiscovery whether discovery is off whatever the file says
 */
public record Overrides(@Nullable Path data, @Nullable Integer port, boolean noDiscovery) {
    /** The file alone counts. */
    public static final Overrides NONE = new Overrides(null, null, false);
}
