-- Each way in which findings are chosen and sorted has its index, so that a page of a million needs a look at few of them.

DROP INDEX findings_severity;

CREATE INDEX findings_engine ON findings (scope, engine, updated, id);
CREATE INDEX findings_cluster ON findings (scope, cluster_name, updated, id);
CREATE INDEX findings_severity ON findings (scope, severity, id);
CREATE INDEX findings_created ON findings (scope, created, id);
CREATE INDEX findings_first_seen ON findings (scope, first_seen, id);
CREATE INDEX findings_last_seen ON findings (scope, last_seen, id);
CREATE INDEX findings_occurred ON findings (scope, occurred, id);
