// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.audit;

import dev.postern.console.account.Role;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Section;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import dev.postern.store.AuditLog;
import dev.postern.store.AuditLog.Numbered;
import dev.postern.store.AuditLog.Query;
import java.time.InstantSource;
import java.util.List;

/** Shows who has changed what, of all accounts. For administrators alone. */
public record AuditPages(Pages pages, AuditLog log, InstantSource clock) {
    static final String LIST = "/console/audit";

    private static final Role READS = Role.ADMINISTRATOR;
    private static final int PAGE = 50;

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(LIST, READS, this::list);
        routes.get(LIST + "/{number}", READS, this::entry);
    }

    private WebResponse list(Visit visit) {
        AuditAsk ask = new AuditAsk(visit.query());
        List<Numbered> found = log.page(ask.query(PAGE + 1));
        List<Numbered> shown = found.subList(0, Math.min(PAGE, found.size()));
        AuditList list = new AuditList(
                ask,
                shown.stream().map(each -> AuditRow.of(each, clock.instant())).toList(),
                log.actors(),
                log.actions(),
                found.size() > PAGE ? ask.below(shown.get(PAGE - 1).number()) : "");
        return pages.page(visit, Section.SETTINGS, "Audit log", "audit/list", list);
    }

    private WebResponse entry(Visit visit) {
        long number = number(visit.capture("number"));
        Query one = new Query(null, null, Long.MIN_VALUE, Long.MAX_VALUE, number + 1, 1);
        Numbered found = log.page(one).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(AuditPages::gone);
        AuditRow row = AuditRow.of(found, clock.instant());
        return pages.page(visit, Section.SETTINGS, "Audit log", "audit/entry", row);
    }

    private static long number(String hostile) {
        try {
            return Math.min(Long.parseLong(hostile), Long.MAX_VALUE - 1);
        } catch (NumberFormatException e) {
            throw gone();
        }
    }

    private static RefusedException gone() {
        return new RefusedException(404, "There is no such entry; the oldest go when there are too many.");
    }
}
