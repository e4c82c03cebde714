// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import dev.postern.kernel.AttackSequence;
import dev.postern.kernel.Finding;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds out which logins a finding rests on. A finding counts all of its logins, and shows the first ten and the last ten of them
 * each time that it is told, at least each minute in which it grew: these are known for sure. What it counted besides is looked for
 * among the last logins from the sources of those shown, of the same outcome, within the finding's time, and of the same user where
 * it is about one; and in the findings that it says it continues. The rest belongs to nobody, which never helps the detector. An
 * attack in several stages rests on what its findings rest on.
 */
final class Attribution {
    private final Recent recent;
    private final Map<String, Attribution> all;
    private final Map<Long, Fed> known = new HashMap<>();
    private final Map<Outcome, Long> counted = new HashMap<>();
    private final Evidence evidence;
    private long toldMicros;

    /**
     * @param all the attributions of other findings by their ids
     * @param evidence where what is found out goes
     */
    Attribution(Recent recent, Map<String, Attribution> all, Evidence evidence) {
        this.recent = recent;
        this.all = all;
        this.evidence = evidence;
    }

    /**
     * Looks at the newest state of the finding.
     *
     * @param latest number of the last login that the detector was given
     */
    void told(Finding finding, long latest, long nowMicros) {
        toldMicros = nowMicros;
        if (finding.sequence() != null) {
            takeSignals(finding.sequence());
            return;
        }
        Set<Object> sources = new HashSet<>();
        Set<String> instances = new HashSet<>();
        for (LoginEvent sample : finding.samples()) {
            Fed login = Fed.of(sample);
            take(login);
            instances.add(login.instance());
            if (login.source() != null) {
                sources.add(login.source());
            }
        }
        for (Outcome outcome : Outcome.values()) {
            long missing = count(finding.counts(), outcome) - counted.getOrDefault(outcome, 0L);
            for (Object source : sources) {
                if (missing <= 0) {
                    break;
                }
                missing -= search(recent.of(source), finding, outcome, instances, latest, missing);
            }
            for (String id : finding.related()) {
                Attribution earlier = all.get(id);
                if (earlier != null && missing > 0) {
                    missing -= search(earlier.known.values().iterator(), finding, outcome, instances, latest, missing);
                }
            }
        }
        Finding.Counts counts = finding.counts();
        evidence.total(counts.successful() + counts.failed() + counts.incomplete());
    }

    /** An attack in several stages is made of findings: it rests on what they rest on, each login counted once. */
    private void takeSignals(AttackSequence sequence) {
        long nobodys = 0;
        for (AttackSequence.Signal signal : sequence.signals()) {
            Attribution of = all.get(signal.id());
            if (of == null) {
                nobodys += signal.count();
            } else {
                of.known.values().forEach(this::take);
                nobodys += of.evidence.total() - of.evidence.attributed();
            }
        }
        evidence.total(evidence.attributed() + nobodys);
    }

    private long search(
            Iterator<Fed> logins, Finding finding, Outcome outcome, Set<String> instances, long latest, long most) {
        long found = 0;
        while (found < most && logins.hasNext()) {
            Fed login = logins.next();
            if (login.outcome() == outcome
                    && login.number() <= latest
                    && login.micros() >= finding.firstSeen()
                    && login.micros() <= finding.lastSeen()
                    && instances.contains(login.instance())
                    && (outcome != Outcome.SUCCESS
                            || Objects.equals(login.user(), finding.user().user()))
                    && take(login)) {
                found++;
            }
        }
        return found;
    }

    private boolean take(Fed login) {
        if (known.putIfAbsent(login.number(), login) != null) {
            return false;
        }
        evidence.add(login.happening(), 1);
        counted.merge(login.outcome(), 1L, Long::sum);
        return true;
    }

    /** When the finding was told last, microseconds since the epoch. */
    long toldMicros() {
        return toldMicros;
    }

    private static long count(Finding.Counts counts, Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> counts.successful();
            case FAILED -> counts.failed();
            case INCOMPLETE -> counts.incomplete();
        };
    }
}
