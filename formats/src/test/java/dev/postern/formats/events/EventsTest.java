// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.kernel.Engine;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
    private static final String EVENT =
            "{'time':'2026-11-22T08:53:58.753Z','file':'pg.log','line':7,'decidedAt':'2026-11-22T08:53:58.770001Z',"
                    + "'instance':'orders','engine':'postgresql','outcome':'FAILED','remoteIp':'203.0.113.9',"
                    + "'remoteHost':null,'remotePort':4000,'user':'ada','database':'shop','application':null,"
                    + "'tls':'TLSv1.3','authMethod':'scram-sha-256','reason':'28P01','session':'77',"
                    + "'marks':['benign','unheard-of']}";

    private static final String OCSF =
            "{'class_uid':3002,'activity_id':1,'time':1795337638753,'status_id':2,'status_code':'1045',"
                    + "'user':{'name':'ada'},'src_endpoint':{'ip':'203.0.113.9','port':4000},"
                    + "'service':{'name':'MySQL'},'session':{'uid':'77'},'metadata':{'uid':'abc'},"
                    + "'tls':{'version':'1.3'},'auth_protocol':'mysql_native_password','unmapped':{'database':'shop'}}";

    private static LoginEvent read(String json) throws UnreadableEventException {
        return EventReader.read(json.replace('\'', '"'));
    }

    @Test
    void all_that_events_prints_is_read() throws Exception {
        LoginEvent event = read(EVENT);

        assertThat(event.openedMicros()).isEqualTo(1_795_337_638_753_000L);
        assertThat(event.decidedMicros()).isEqualTo(1_795_337_638_770_001L);
        assertThat(event.instance()).isEqualTo("orders");
        assertThat(event.engine()).isEqualTo(Engine.POSTGRESQL);
        assertThat(event.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(event.remoteIp()).hasToString("203.0.113.9");
        assertThat(event.remotePort()).isEqualTo(4000);
        assertThat(event.user()).isEqualTo("ada");
        assertThat(event.application()).isNull();
        assertThat(event.reason()).isEqualTo("28P01");
        assertThat(event.marks()).isEqualTo(Set.of(Mark.BENIGN));
        assertThat(event.opened()).isEqualTo(new SourceLine("pg.log", 7, 0));
    }

    @Test
    void an_authentication_of_ocsf_is_read() throws Exception {
        LoginEvent event = read(OCSF);

        assertThat(event.openedMicros()).isEqualTo(1_795_337_638_753_000L).isEqualTo(event.decidedMicros());
        assertThat(event.engine()).isEqualTo(Engine.MYSQL);
        assertThat(event.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(event.remoteIp()).hasToString("203.0.113.9");
        assertThat(event.remotePort()).isEqualTo(4000);
        assertThat(event.user()).isEqualTo("ada");
        assertThat(event.database()).isEqualTo("shop");
        assertThat(event.tls()).isEqualTo("TLSv1.3");
        assertThat(event.session()).isEqualTo("77");
        assertThat(event.opened().file()).isEqualTo("abc");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "FAILED,MAYBE,outcome is neither",
                "postgresql,oracle,engine is neither",
                "203.0.113.9,localhost,remoteIp is no address",
                "4000,70000,remotePort is no port",
                "4000,4.5,remotePort is no whole number",
                "08:53:58.753Z,8:53,time is no time",
                "2026-11-22T08:53:58.770001Z,2026-11-22T08:53:58.7Z,decided before it began",
                "2026-11-22T08:53:58.770001Z,2026-11-24T08:53:58.7Z,more than a day after",
            })
    void what_cannot_be_is_refused_with_its_reason(String right, String wrong, String reason) {
        assertThatThrownBy(() -> read(EVENT.replace(right, wrong)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "'activity_id':1,'activity_id':2,activity_id",
                "'status_id':2,'status_id':99,status_id",
                "MySQL,Oracle,does not name",
                "'time':1795337638753,'tame':1,time is missing",
                "1795337638753,-1,no time in milliseconds",
            })
    void an_object_of_ocsf_that_tells_no_login_is_refused(String right, String wrong, String reason) {
        assertThatThrownBy(() -> read(OCSF.replace(right, wrong)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "{} {}", "{'time':", "{'a':{'b':{'c':{'d':{'e':1}}}}}"})
    void what_is_no_such_object_is_refused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void of_two_equal_names_the_first_counts() throws Exception {
        assertThat(read(EVENT.replace("'user':'ada'", "'user':'ada','user':'root'"))
                        .user())
                .isEqualTo("ada");
        assertThat(read(EVENT.replace("'user':'ada'", "'user':null,'user':'root'"))
                        .user())
                .isNull();
        assertThat(read(OCSF.replace("'user':{'name':'ada'}", "'user':{'name':'ada'},'user':{'name':'root'}"))
                        .user())
                .isEqualTo("ada");
    }
}
