// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Engine;
import dev.postern.kernel.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlTest {
    private static final IpAddress ADDRESS = Objects.requireNonNull(IpAddress.parse("203.0.113.9"));
    private static final String PIECES = "a0 '\"`\\;-/#*$%&@:{}()\n\r\t\u0000\u001b\u202e\u00a0é漢\uD83D\uDE00\uD800=";

    /** All statements of an engine about a name. */
    private static List<String> statements(Engine engine, String name) {
        Sql sql = Sql.of(engine);
        List<Command> commands = new ArrayList<>();
        commands.addAll(sql.sessions(name));
        commands.addAll(sql.endSessions(name));
        commands.addAll(sql.lock(name));
        commands.addAll(sql.rights(name));
        commands.addAll(sql.slowGuessing(name));
        commands.addAll(sql.changePassword(name));
        commands.addAll(sql.refuse(ADDRESS, name));
        return commands.stream().map(Command::text).toList();
    }

    /** A statement with a mark for each quoted text; fails on a quotation that does not end. */
    private static String outline(String statement) {
        StringBuilder outline = new StringBuilder();
        for (int i = 0; i < statement.length(); i++) {
            char c = statement.charAt(i);
            if (c != '\'' && c != '"' && c != '`') {
                outline.append(c);
                continue;
            }
            int end = i + 1;
            while (statement.charAt(end) != c || (end + 1 < statement.length() && statement.charAt(end + 1) == c)) {
                end += statement.charAt(end) == c ? 2 : 1;
            }
            outline.append('?');
            i = end;
        }
        return outline.toString().replace("U&?", "?").replace("CONVERT(X? USING utf8mb4)", "?");
    }

    @ParameterizedTest
    @EnumSource
    void noNameChangesWhatAStatementIs(Engine engine) {
        List<String> plain =
                statements(engine, "alice").stream().map(SqlTest::outline).toList();
        Random random = new Random(7);
        for (int run = 0; run < 5_000; run++) {
            StringBuilder name = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                name.append(PIECES.charAt(random.nextInt(PIECES.length())));
            }
            assertThat(statements(engine, name.toString()))
                    .as(name.toString())
                    .allSatisfy(statement -> assertThat(outline(statement)).isIn(plain));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noStatementHoldsWhatATerminalActsOn(Engine engine) {
        for (String name : List.of("a\nb", "a\u001b[201~b", "a\tb", "a\u202eb", "a\u00a0b", "\u0000", "\uD800")) {
            assertThat(statements(engine, name)).allMatch(Quoting::isPlain);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"MYSQL", "MARIADB"})
    void noNamePutsABackslashIntoStatementsForMysql(Engine engine) {
        assertThat(statements(engine, "\\' OR 1=1; -- ")).noneMatch(statement -> statement.contains("\\"));
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "POSTGRESQL")
    void namesOfPostgresqlAreWrittenWhole(Engine engine) {
        assertThat(statements(engine, "o'neill \"x\""))
                .contains(
                        "ALTER ROLE \"o'neill \"\"x\"\"\" NOLOGIN;",
                        "host all \"o'neill \"\"x\"\"\" 203.0.113.9/32 reject");
        assertThat(statements(engine, "a\nb\\")).contains("ALTER ROLE U&\"a\\000Ab\\005C\" NOLOGIN;");
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "POSTGRESQL")
    void aNameThatIsAPatternInHbaHasNoLineThere(Engine engine) {
        assertThat(Sql.of(engine).refuse(ADDRESS, "/^.*$")).isEmpty();
    }
}
