// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.postgresql.ReceivedBook.Answer;
import org.junit.jupiter.api.Test;

final class ReceivedBookTest {
    private final ReceivedBook book = new ReceivedBook();

    @Test
    void thousandsOfProcessesThatMayLiveAreKnown() {
        for (int pid = 10_000; pid < 14_000; pid++) {
            book.enter(process(pid));
        }
        for (int pid = 10_000; pid < 14_000; pid++) {
            assertThat(book.ask(process(pid))).isEqualTo(Answer.AGREES);
            assertThat(book.isClient(process(pid))).isTrue();
        }
        assertThat(book.ask(process(14_000))).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void thoseThatEndedLastAreKnownAndNoClients() {
        for (int pid = 10_000; pid < 30_000; pid++) {
            book.enter(process(pid));
            book.enterEnd(process(pid));
        }
        for (int pid = 29_000; pid < 30_000; pid++) {
            assertThat(book.ask(process(pid))).isEqualTo(Answer.AGREES);
            assertThat(book.isClient(process(pid))).isFalse();
        }
        assertThat(book.ask(process(10_000))).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void aNewerProcessTakesThePlaceOfAnOlderOne() {
        for (int pid = 1; pid < 100_000; pid++) {
            book.enter(process(pid));
        }

        assertThat(book.isClient(process(99_999))).isTrue();
        assertThat(book.ask(process(1))).isEqualTo(Answer.UNKNOWN);
    }

    private static PgRecord process(int pid) {
        PgRecord record = new PgRecord();
        record.pid = pid;
        return record;
    }
}
