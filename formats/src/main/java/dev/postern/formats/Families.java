// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import dev.postern.formats.events.EventFamily;
import dev.postern.formats.mysql.MysqlFamily;
import dev.postern.formats.postgresql.PostgresFamily;
import java.util.List;

/** All families of servers whose logs can be read. */
public final class Families {
    public static final List<EngineFamily<?>> ALL = List.of(new PostgresFamily(), new MysqlFamily(), new EventFamily());

    private Families() {}
}
