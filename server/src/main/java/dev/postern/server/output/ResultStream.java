// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where results go. {@link java.io.PrintStream} swallows the failure of a stream under it; this one throws
 * {@link FailedException}, which is unchecked and so ends the reading of logs that nobody will hear of. After that it takes
 * everything and writes nothing.
 */
public final class ResultStream extends OutputStream {
    private final OutputStream out;
    private @Nullable IOException failure;

    /** Results cannot be written any more; {@link ResultStream#failure()} says why. */
    public static final class FailedException extends UncheckedIOException {
        private static final long serialVersionUID = 1L;

        private FailedException(IOException cause) {
            super(cause);
        }
    }

    public ResultStream(OutputStream out) {
        this.out = out;
    }

    /** Why writing failed, or null. */
    public @Nullable IOException failure() {
        return failure;
    }

    /** Whether it failed because the reader of a pipe went away, as {@code head} does: no fault of anybody. */
    public boolean isClosedPipe() {
        return failure != null
                && String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (failure == null) {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw fail(e);
            }
        }
    }

    @Override
    public void flush() {
        if (failure == null) {
            try {
                out.flush();
            } catch (IOException e) {
                throw fail(e);
            }
        }
    }

    private FailedException fail(IOException e) {
        failure = e;
        return new FailedException(e);
    }
}
