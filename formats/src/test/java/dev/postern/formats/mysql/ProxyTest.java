// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.Advice;
import dev.postern.kernel.Engine;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** ProxySQL's logs, in the shapes that its documentation and its users' reports show. */
class ProxyTest {
    private static final String REFUSING = "2026-11-22 10:00:01 MySQL_Session.cpp:5497:"
            + "handler___status_CONNECTING_CLIENT___STATE_SERVER_HANDSHAKE(): [ERROR] ProxySQL Error: ";

    private static String audited(String event, int thread, String user, String address) {
        return "{\"client_addr\":\"" + address + "\",\"event\":\"" + event + "\",\"proxy_addr\":\"0.0.0.0:6033\","
                + "\"schemaname\":\"shop\",\"ssl\":true,\"thread_id\":" + thread
                + ",\"time\":\"2026-11-22 11:00:0" + thread + ".500\",\"timestamp\":179534880" + thread
                + "500,\"username\":\"" + user + "\"}";
    }

    private static String refused(String user, String address) {
        return REFUSING + "Access denied for user '" + user + "'@'" + address + "' (using password: YES)";
    }

    private static String line(LoginEvent e) {
        return e.outcome() + " " + e.user() + " " + e.remoteIp() + " " + e.reason();
    }

    @Test
    void the_audit_log_tells_every_client_with_its_outcome() {
        Logs logs = Logs.read(
                audited("MySQL_Client_Connect_OK", 1, "app", "10.0.0.1:51543"),
                audited("MySQL_Client_Connect_ERR", 2, "root", "10.0.0.2:51544"),
                audited("MySQL_Client_Init_DB", 1, "app", "10.0.0.1:51543"),
                audited("MySQL_Client_Close", 2, "root", "10.0.0.2:51544"),
                audited("MySQL_Client_Close", 3, "", "2001:db8::3:51545"),
                audited("Admin_Connect_OK", 4, "admin", "127.0.0.1:51546"),
                audited("MySQL_Client_Quit", 1, "app", "10.0.0.1:51543"));

        assertThat(logs.reports.get(0).formatId()).isEqualTo("proxysql-audit");
        assertThat(logs.reports.get(0).unreadable()).isZero();
        assertThat(logs.logins)
                .extracting(ProxyTest::line)
                .containsExactly(
                        "SUCCESS app 10.0.0.1 null", "FAILED root 10.0.0.2 1045", "INCOMPLETE null 2001:db8::3 1158");
        LoginEvent first = logs.logins.get(0);
        assertThat(first.openedMicros()).isEqualTo(1_795_348_801_500_000L);
        assertThat(first.remotePort()).isEqualTo(51543);
        assertThat(first.database()).isEqualTo("shop");
        assertThat(first.tls()).isEqualTo("on");
    }

    @Test
    void the_end_of_a_refused_client_without_a_name_is_no_second_attempt() {
        Logs logs = Logs.read(
                audited("MySQL_Client_Connect_ERR", 1, "", "10.0.0.1:51543"),
                audited("MySQL_Client_Close", 1, "", "10.0.0.1:51543"));

        assertThat(logs.logins).extracting(LoginEvent::outcome).containsExactly(Outcome.FAILED);
    }

    @Test
    void names_in_the_audit_log_are_what_the_client_sent() {
        Logs logs = Logs.read(
                audited("MySQL_Client_Connect_ERR", 1, "a\\nb\\\"}\\u001b\\\\", "10.0.0.1:51543"),
                "{\"client_addr\":\"10.0.0.9:1\",\"event\":\"MySQL_Cli",
                audited("MySQL_Client_Connect_OK", 2, "\\\",\\\"event\\\":\\\"x", "10.0.0.1:51543"));

        assertThat(logs.logins).extracting(LoginEvent::user).containsExactly("a\nb\"}\u001b\\", "\",\"event\":\"x");
        assertThat(logs.reports.get(0).unreadable()).isOne();
    }

    @Test
    void the_log_tells_the_refused_clients_and_not_the_refused_proxy() {
        Logs logs = Logs.read(
                "2026-11-22 10:00:00 [INFO] Using config file /etc/proxysql.cnf",
                refused("root", "10.0.0.1"),
                "2026-11-22 10:00:02 mysql_connection.cpp:1151:handler(): [ERROR] Failed to mysql_real_connect() on"
                        + " 20:10.38.2.5:3306 , FD (Conn:155 , MyDS:155) , 1045: Access denied for user"
                        + " 'app'@'10.40.0.24' (using password: YES).",
                refused("o'neil'@'x", "2001:db8::1"));

        assertThat(logs.reports.get(0).formatId()).isEqualTo("proxysql-log");
        assertThat(logs.logins)
                .extracting(ProxyTest::line)
                .containsExactly("FAILED root 10.0.0.1 1045", "FAILED o'neil'@'x 2001:db8::1 1045");
    }

    @Test
    void a_name_that_holds_lines_of_the_log_is_one_refusal() {
        String name = "x\n" + refused("root", "192.0.2.9") + "\ny";

        Logs logs = Logs.read(refused("app", "10.0.0.2"), refused(name, "10.0.0.1"));

        assertThat(logs.logins).extracting(ProxyTest::line).contains("FAILED app 10.0.0.2 1045");
        assertThat(logs.tampering).isNotEmpty();
    }

    @Test
    void what_the_audit_log_does_not_tell_is_not_taken_from_the_other() {
        Logs logs = Logs.read(Map.of(
                "audit",
                Logs.bytes(audited("MySQL_Client_Connect_ERR", 1, "root", "10.0.0.1:51543")),
                "log",
                Logs.bytes(refused("root", "10.0.0.1"), refused("forged", "192.0.2.9"))));

        assertThat(logs.logins).extracting(ProxyTest::line).containsExactly("FAILED root 10.0.0.1 1045");
    }

    @Test
    void a_proxys_numbers_are_not_the_servers() {
        Logs logs = Logs.read(Map.of(
                "proxy",
                Logs.bytes(audited("MySQL_Client_Connect_OK", 1, "app", "10.0.0.1:51543")),
                "server",
                Logs.bytes("20261122 12:00:01,db,app,10.0.0.7,1,0,FAILED_CONNECT,,,1045")));

        assertThat(logs.logins)
                .extracting(ProxyTest::line)
                .containsExactlyInAnyOrder("SUCCESS app 10.0.0.1 null", "FAILED app 10.0.0.7 1045");
        assertThat(logs.logins).extracting(LoginEvent::engine).containsOnly(Engine.MARIADB);
        assertThat(subjects(logs)).contains("connections of the proxy", "logins");
    }

    @Test
    void advice_on_a_proxy_alone_is_not_that_of_a_server() {
        Logs log = Logs.read(refused("root", "10.0.0.1"));
        Logs audit = Logs.read(audited("Admin_Connect_ERR", 4, "admin", "127.0.0.1:51546"));

        assertThat(subjects(log))
                .startsWith("clients of the proxy")
                .doesNotContain("successful logins", "failed logins");
        assertThat(new MysqlFamily().advise(log.reports).get(0).level()).isEqualTo(Advice.Level.BLIND);
        assertThat(subjects(audit)).containsExactly("clients of the proxy", "the proxy's administration");
    }

    private static List<String> subjects(Logs logs) {
        return new MysqlFamily()
                .advise(logs.reports).stream().map(Advice::subject).toList();
    }
}
