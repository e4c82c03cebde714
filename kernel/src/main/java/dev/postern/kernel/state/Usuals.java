// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.state;

import dev.postern.kernel.Finding.Dimension;
import dev.postern.kernel.Finding.Usual;
import dev.postern.kernel.Finding.ValueCount;
import java.util.List;

/** Usual values as findings show them; the episodes of a storm share one list. */
public final class Usuals {

    private Usuals() {}

    public static void write(StateWriter out, List<Usual> usual) {
        out.all(usual, (o, each) -> o.shared(each, Usuals::writeOne));
    }

    private static void writeOne(StateWriter out, Usual usual) {
        out.constant(usual.dimension());
        out.all(usual.values(), Usuals::writeCount);
    }

    private static void writeCount(StateWriter out, ValueCount value) {
        out.text(value.value());
        out.number(value.count());
    }

    public static List<Usual> read(StateReader in) {
        return in.list(one -> one.shared(Usual.class, Usuals::readOne));
    }

    private static Usual readOne(StateReader in) {
        return new Usual(in.constant(Dimension.class), in.list(each -> new ValueCount(each.text(), each.number())));
    }
}
