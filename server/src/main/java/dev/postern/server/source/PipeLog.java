// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.source;

import dev.postern.formats.LogFile;
import dev.postern.formats.Recogniser;
import dev.postern.formats.file.Compression;
import dev.postern.formats.file.Encoding;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Standard input, a named pipe or a device: readable once, so its head is kept for the second opening. */
public final class PipeLog implements LogFile {
    private final String name;
    private final Opener opener;
    private final LongConsumer bytesRead;
    private @Nullable InputStream stream;
    private byte[] head = new byte[0];
    private boolean handedOut;

    /** Opens the pipe itself. */
    interface Opener {
        InputStream open() throws IOException;
    }

    PipeLog(String name, Opener opener, LongConsumer bytesRead) {
        this.name = name;
        this.opener = opener;
        this.bytesRead = bytesRead;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InputStream open() throws IOException {
        InputStream in = stream;
        if (in == null) {
            InputStream bytes = new CountedStream(opener.open(), bytesRead);
            in = Encoding.utf8(Compression.decompress(new BufferedInputStream(bytes, 1 << 16)));
            stream = in;
            head = in.readNBytes(Recogniser.HEAD_BYTES);
            return new ByteArrayInputStream(head);
        }
        if (handedOut) {
            throw new IOException("a pipe can be read only once");
        }
        handedOut = true;
        return new SequenceInputStream(new ByteArrayInputStream(head), in);
    }
}
