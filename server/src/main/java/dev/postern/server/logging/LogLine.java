// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import dev.postern.server.output.SafeText;

/**
 * A message as one line; for people: time, level, who, what; then what was thrown and where. Messages quote logs, so all is made
 * safe.
 */
final class LogLine extends LayoutBase<ILoggingEvent> {
    private static final int FRAMES = 8;
    private static final int CAUSES = 5;

    @Override
    public String doLayout(ILoggingEvent event) {
        return (Logging.form() == LogForm.JSON ? JsonLine.of(event) : text(event)) + "\n";
    }

    private static String text(ILoggingEvent event) {
        StringBuilder text = new StringBuilder();
        text.append(event.getInstant()).append(' ').append(event.getLevel()).append(' ');
        text.append(simpleName(event.getLoggerName())).append(": ").append(event.getFormattedMessage());
        IThrowableProxy thrown = event.getThrowableProxy();
        for (int i = 0; thrown != null && i < CAUSES; i++) {
            text.append(i == 0 ? ": " : "; caused by ").append(thrown.getClassName());
            text.append(": ").append(thrown.getMessage());
            StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
            for (int frame = 0; frame < Math.min(FRAMES, frames.length); frame++) {
                text.append(' ').append(frames[frame].getSTEAsString());
            }
            thrown = thrown.getCause();
        }
        return SafeText.of(text.toString());
    }

    private static String simpleName(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }
}
