// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {
    private final List<String> messages = new ArrayList<>();
    private int tooLong;

    private final Framing framing = new Framing(new Framing.Sink() {
        @Override
        public void message(byte[] bytes, int from, int to) {
            messages.add(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void tooLong() {
            tooLong++;
        }
    });

    private boolean feed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return framing.feed(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9 <1>one\ntw8 <1>three6 \0four\0", "<1>one\r\n\n<1>three\n<1>four\0\n"})
    void messages_are_the_same_in_whatever_pieces_they_come(String stream) {
        feed(stream);
        List<String> atOnce = List.copyOf(messages);
        assertThat(atOnce).hasSize(3);

        for (int size = 1; size < stream.length(); size++) {
            messages.clear();
            Framing other = new Framing(new Framing.Sink() {
                @Override
                public void message(byte[] bytes, int from, int to) {
                    messages.add(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
                }

                @Override
                public void tooLong() {
                    tooLong++;
                }
            });
            byte[] bytes = stream.getBytes(StandardCharsets.ISO_8859_1);
            for (int from = 0; from < bytes.length; from += size) {
                other.feed(bytes, from, Math.min(bytes.length, from + size));
            }
            assertThat(messages).isEqualTo(atOnce);
            assertThat(other.isWithin()).isFalse();
        }
        assertThat(tooLong).isZero();
    }

    @Test
    void a_counted_message_may_hold_line_breaks() {
        feed("7 one\ntwo5 three");

        assertThat(messages).containsExactly("one\ntwo", "three");
    }

    @Test
    void counted_messages_may_be_ended_by_line_breaks_all_the_same() {
        assertThat(feed("3 one\n3 two\n")).isTrue();

        assertThat(messages).containsExactly("one", "two");
    }

    @Test
    void an_endless_line_takes_no_memory_and_ends_with_its_line_break() {
        for (int i = 0; i < 1_000; i++) {
            feed("x".repeat(10_000));
        }
        feed("\n<1>next\n");

        assertThat(messages).containsExactly("<1>next");
        assertThat(tooLong).isOne();
    }

    @Test
    void a_huge_count_is_passed_over() {
        feed("1000000 ");
        for (int i = 0; i < 100; i++) {
            feed("x".repeat(10_000));
        }
        feed("4 next");

        assertThat(messages).containsExactly("next");
        assertThat(tooLong).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999 x", "0 x", "5 abcdex", "3 abc 3 abc", "12x"})
    void after_a_count_that_is_none_nothing_can_be_read(String stream) {
        assertThat(feed(stream)).isFalse();
    }

    @Test
    void a_message_that_has_not_ended_is_known() {
        feed("10 half");
        assertThat(framing.isWithin()).isTrue();
        assertThat(messages).isEmpty();
    }
}
