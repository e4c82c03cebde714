-- What the API keeps, and findings in a form in which many can be looked through: a narrow table, with the documents beside it.

-- Access keys. Their secrets are sealed with a key that is not in this database.
CREATE TABLE credentials (
    id      TEXT   NOT NULL PRIMARY KEY,
    account TEXT   NOT NULL,
    role    TEXT   NOT NULL,
    sealed  TEXT   NOT NULL,
    created BIGINT NOT NULL
);

-- What people have set: detectors, filters and the like, each as JSON.
CREATE TABLE configuration (
    scope    BIGINT NOT NULL,
    kind     TEXT   NOT NULL,
    name     TEXT   NOT NULL,
    document TEXT   NOT NULL,
    PRIMARY KEY (scope, kind, name)
);

CREATE TABLE finding_documents (
    scope    BIGINT NOT NULL,
    id       TEXT   NOT NULL,
    document TEXT   NOT NULL,
    PRIMARY KEY (scope, id)
);

INSERT INTO finding_documents (scope, id, document) SELECT scope, id, document FROM findings;

ALTER TABLE findings DROP COLUMN document;
ALTER TABLE findings ADD COLUMN suppressed SMALLINT NOT NULL DEFAULT 0; -- a rule keeps it from being delivered
ALTER TABLE findings ADD COLUMN feedback TEXT;
ALTER TABLE findings ADD COLUMN comment TEXT;
ALTER TABLE findings ADD COLUMN engine TEXT;
ALTER TABLE findings ADD COLUMN cluster_name TEXT;
ALTER TABLE findings ADD COLUMN user_key INTEGER; -- hash of user_name, which may be too long for an index
ALTER TABLE findings ADD COLUMN user_name TEXT;

-- Pages and their tokens need one order of texts in all databases, and one that no update of an operating system changes.
${sorted_by_bytes}

CREATE INDEX findings_type ON findings (scope, type, updated, id);
CREATE INDEX findings_severity ON findings (scope, severity, updated, id);
CREATE INDEX findings_instance ON findings (scope, instance, updated, id);
CREATE INDEX findings_user ON findings (scope, user_key, updated, id);
