// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.logging;

import dev.postern.server.output.SafeText;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code up} tells those who run it, in words that may quote a log. For people each is a line of its own without time or level,
 * as all commands have it; otherwise it is a message like others.
 *
 * @param say told of what happens
 * @param warn told of what goes wrong
 */
public record Notices(Consumer<String> say, Consumer<String> warn) {
    private static final String LOGGER = "dev.postern.up";

    /** Those on standard error. */
    public static Notices ofProcess() {
        return new Notices(text -> tell(text, false), text -> tell(text, true));
    }

    private static void tell(String text, boolean isProblem) {
        if (Logging.form() == LogForm.TEXT) {
            System.err.println("postern: " + SafeText.of(text));
            return;
        }
        Logger logger = LoggerFactory.getLogger(LOGGER);
        if (isProblem) {
            logger.warn(text);
        } else {
            logger.info(text);
        }
    }
}
