// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateWriterTest {

    private final StateWriter out = new StateWriter();

    private StateReader in() {
        return new StateReader("test", out.finish());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 63, -64, 64, 1L << 40, -(1L << 40), Long.MAX_VALUE, Long.MIN_VALUE})
    void wholeNumbersAndTimesOfAnySize(long number) {
        out.number(number);
        out.time(number);
        out.time(-number);
        out.time(Long.MAX_VALUE);
        out.fixed(number);

        StateReader in = in();
        assertThat(List.of(in.number(), in.time(), in.time(), in.time(), in.fixed()))
                .containsExactly(number, number, -number, Long.MAX_VALUE, number);
        in.finish();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, 1.1, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE})
    void floatingPointNumbersToTheBit(double real) {
        out.real(real);
        assertThat(Double.doubleToLongBits(in().real())).isEqualTo(Double.doubleToLongBits(real));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "naïve 名前 \ud83d\ude00", "\ud83d alone", "\u0000\n\uffff"})
    void textsOfAnyCharacters(String text) {
        out.text(text);
        out.text(null);
        out.text(text);

        StateReader in = in();
        assertThat(in.text()).isEqualTo(text);
        assertThat(in.textOrNull()).isNull();
        assertThat(in.text()).isEqualTo(text);
    }

    @Test
    void aTextThatComesAgainTakesOneByte() {
        out.text("a long text that comes twice");
        out.text("a long text that comes twice");
        StateWriter once = new StateWriter();
        once.text("a long text that comes twice");

        assertThat(out.finish()).hasSize(once.finish().length + 1);
    }

    @Test
    void whatWasSharedIsSharedAgain() {
        StringBuilder first = new StringBuilder("x");
        StringBuilder equal = new StringBuilder("x");
        for (StringBuilder each : List.of(first, equal, first)) {
            out.shared(each, (o, builder) -> o.text(builder.toString()));
        }

        StateReader in = in();
        StringBuilder one = in.shared(StringBuilder.class, each -> new StringBuilder(each.text()));
        StringBuilder two = in.shared(StringBuilder.class, each -> new StringBuilder(each.text()));
        StringBuilder three = in.shared(StringBuilder.class, each -> new StringBuilder(each.text()));
        assertThat(three).isSameAs(one).isNotSameAs(two);
    }

    @Test
    void valuesOfAllKinds() {
        List<Object> values = List.of(
                IpAddress.parse("203.0.113.9"), IpAddress.parse("2001:db8::1"), "", "host", 64_500L, 7, true, false);
        out.all(values, Values::write);
        assertThat(in().list(Values::read)).isEqualTo(values);
    }

    @Test
    void aReferenceToSomethingOfAnotherKindIsRefused() {
        StringBuilder builder = new StringBuilder();
        out.shared(builder, (o, each) -> {});
        out.shared(builder, (o, each) -> {});

        StateReader in = in();
        in.shared(StringBuilder.class, each -> new StringBuilder());
        assertThatThrownBy(() -> in.shared(Outcome.class, each -> each.constant(Outcome.class)))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("something else than a Outcome");
    }

    @Test
    void moreThanFollowsIsNotBelieved() {
        out.count(Integer.MAX_VALUE);
        assertThatThrownBy(() -> in().list(StateReader::text))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("more is announced than follows");
    }

    @Test
    void anUnknownConstantIsRefused() {
        out.text("NO_SUCH_OUTCOME");
        assertThatThrownBy(() -> in().constant(Outcome.class))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("Outcome is not known");
    }
}
