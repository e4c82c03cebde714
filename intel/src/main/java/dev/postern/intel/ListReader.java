// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.ListKind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;

/** Reads one file of a list in its form. */
final class ListReader {
    static final String EXPECTED =
            "expected one IPv4 or IPv6 address, CIDR or range a line, CSV with a column named ip,"
                    + " address, cidr or network, or another form of docs/lists.md";

    private final ListKind kind;
    private final String list;
    private final String file;
    private final Validity validity;
    private final List<AddressRange> own;

    ListReader(ListKind kind, String list, String file, Validity validity, List<AddressRange> own) {
        this.kind = kind;
        this.list = list;
        this.file = file;
        this.validity = validity;
        this.own = own;
    }

    /**
     * Reads the whole file.
     *
     * @param forced the form, or null to recognise it from the content
     * @throws IntelFileException when the file cannot be read, is no list, or has no usable entry
     */
    ListReport read(InputStream stream, @Nullable ListFormat forced, ListIndex.Builder index)
            throws IntelFileException {
        EntryJudge judge = new EntryJudge(kind, list, file, index, own);
        ListFormat format;
        try {
            BufferedInputStream in = FeedBytes.open(file, stream);
            format = forced != null ? forced : FormatRecognition.recognise(file, head(in));
            read(in, format, judge);
        } catch (IOException e) {
            throw FeedBytes.failure(file, e);
        }
        LineNotes notes = judge.notes();
        if (judge.loaded() == 0) {
            String why = notes.counts().isEmpty() ? "it has no entry" : notes.summary();
            throw new IntelFileException(file, "no usable entry (" + why + "); " + EXPECTED);
        }
        return new ListReport(kind, list, file, format, judge.loaded(), notes);
    }

    private static String head(BufferedInputStream in) throws IOException {
        return new String(FeedBytes.head(in, FormatRecognition.HEAD), StandardCharsets.UTF_8);
    }

    private void read(BufferedInputStream in, ListFormat format, ListSink sink) throws IOException, IntelFileException {
        switch (format) {
            case TXT, ALIEN_VAULT, CSV, OTX_CSV, PROOF_POINT, FIRE_EYE ->
                new LineList(file, format).read(new TextLines(file, in), sink);
            case SPAMHAUS_JSON -> new SpamhausLines(sink).read(new TextLines(file, in));
            case STIX -> stix(text(in), sink);
            case STIX_2 -> {
                StixBundle bundle = new StixBundle(file, validity, sink);
                json(text(in), new JsonObjects(StixBundle.WANTED), bundle);
                bundle.finish();
            }
            case MISP -> json(text(in), new JsonObjects(MispFeed.WANTED), new MispFeed(sink));
        }
    }

    /** Bytes that are no UTF-8 become replacement characters. */
    private static Reader text(InputStream in) {
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    private void stix(Reader in, ListSink sink) throws IOException, IntelFileException {
        try {
            new StixPackage(file, validity, sink).read(in);
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException cause) {
                throw cause;
            }
            Location at = e.getLocation();
            throw damaged("XML", at == null ? "" : " (line " + at.getLineNumber() + ")", e);
        }
    }

    private void json(Reader in, JsonObjects objects, JsonObjects.Handler handler)
            throws IOException, IntelFileException {
        try {
            objects.walk(in, handler);
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (StreamConstraintsException e) {
            throw new IntelFileException(file, "breaks the bounds of lists in JSON: " + JsonObjects.BOUNDS, e);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw damaged("JSON", at == null ? "" : " (line " + at.getLineNr() + ")", e);
        }
    }

    private IntelFileException damaged(String what, String place, Exception cause) {
        return new IntelFileException(
                file, "is damaged or truncated " + what + place + "; expected a whole one", cause);
    }
}
