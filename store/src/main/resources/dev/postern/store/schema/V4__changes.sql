-- Each stored state of a finding gets a number, rising within its account and region, so that readers can follow what changes.

ALTER TABLE scopes ADD COLUMN last_change BIGINT NOT NULL DEFAULT 0;
ALTER TABLE findings ADD COLUMN raised BIGINT NOT NULL DEFAULT 0; -- number of its first state
ALTER TABLE findings ADD COLUMN changed BIGINT NOT NULL DEFAULT 0; -- number of its latest

UPDATE findings SET raised = numbered.number, changed = numbered.number
FROM (
    SELECT scope, id, ROW_NUMBER() OVER (PARTITION BY scope ORDER BY updated, id) AS number FROM findings
) AS numbered
WHERE findings.scope = numbered.scope AND findings.id = numbered.id;

UPDATE scopes SET last_change = (SELECT COALESCE(MAX(f.changed), 0) FROM findings f WHERE f.scope = scopes.scope);

CREATE UNIQUE INDEX findings_changed ON findings (scope, changed);
