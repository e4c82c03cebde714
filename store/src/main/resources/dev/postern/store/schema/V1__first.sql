-- One text for all databases; what they spell differently is a placeholder. Times are microseconds since 1970-01-01T00:00:00Z.
-- Text holds an escape where a database cannot hold a character: see StoredText.

CREATE TABLE scopes (
    scope        ${numbered},
    account      TEXT   NOT NULL,
    region       TEXT   NOT NULL,
    last_seq     BIGINT NOT NULL, -- last place given in the login log
    cursor_seq   BIGINT NOT NULL, -- place up to which all findings are stored
    snapshot_seq BIGINT NOT NULL, -- place of the snapshot
    UNIQUE (account, region)
);

-- A login, or a tamper signal (outcome is null, excerpt is not). place is scope * 2^44 + seq.
CREATE TABLE login_log (
    place          ${key},
    decided        BIGINT NOT NULL,
    instance       TEXT   NOT NULL,
    engine         TEXT   NOT NULL,
    outcome        TEXT,
    remote_ip      TEXT,
    user_key       INTEGER, -- hash of user_name, which may be too long for an index
    user_name      TEXT,
    opened         BIGINT,
    remote_host    TEXT,
    remote_port    INTEGER,
    database_name  TEXT,
    application    TEXT,
    tls            TEXT,
    auth_method    TEXT,
    reason         TEXT,
    session        TEXT,
    marks          TEXT, -- separated by commas
    opened_file    TEXT   NOT NULL,
    opened_line    BIGINT NOT NULL,
    opened_offset  BIGINT NOT NULL,
    settled_file   TEXT, -- null: the same as opened_file
    settled_line   BIGINT, -- null: no line settled it
    settled_offset BIGINT,
    excerpt        TEXT
);

CREATE INDEX login_log_instance ON login_log (instance${then_place});
CREATE INDEX login_log_user ON login_log (user_key${then_place}) WHERE user_key IS NOT NULL;
CREATE INDEX login_log_address ON login_log (remote_ip${then_place}) WHERE remote_ip IS NOT NULL;
CREATE INDEX login_log_outcome ON login_log (outcome${then_place}) WHERE outcome <> 'SUCCESS';

-- What each run of 4,096 places holds: stands in for an index on time, and tells retention what to remove.
CREATE TABLE login_log_pieces (
    scope         BIGINT NOT NULL,
    piece         BIGINT NOT NULL,
    inputs        BIGINT NOT NULL,
    bytes         BIGINT NOT NULL, -- estimate, with indexes
    first_decided BIGINT NOT NULL,
    last_decided  BIGINT NOT NULL,
    PRIMARY KEY (scope, piece)
);

CREATE TABLE checkpoints (
    scope   BIGINT   NOT NULL,
    source  TEXT     NOT NULL,
    content ${bytes} NOT NULL,
    PRIMARY KEY (scope, source)
);

CREATE TABLE snapshot_parts (
    scope   BIGINT   NOT NULL,
    name    TEXT     NOT NULL,
    content ${bytes} NOT NULL,
    PRIMARY KEY (scope, name)
);

CREATE TABLE findings (
    scope      BIGINT           NOT NULL,
    id         TEXT             NOT NULL,
    version    BIGINT           NOT NULL,
    type       TEXT             NOT NULL,
    severity   DOUBLE PRECISION NOT NULL,
    instance   TEXT             NOT NULL,
    title      TEXT             NOT NULL,
    occurred   INTEGER          NOT NULL,
    first_seen BIGINT           NOT NULL,
    last_seen  BIGINT           NOT NULL,
    created    BIGINT           NOT NULL,
    updated    BIGINT           NOT NULL,
    replayed   SMALLINT         NOT NULL,
    send       SMALLINT         NOT NULL,
    archived   SMALLINT         NOT NULL,
    document   TEXT             NOT NULL,
    PRIMARY KEY (scope, id)
);

CREATE INDEX findings_updated ON findings (scope, updated, id);

CREATE TABLE deliveries (
    id       ${numbered},
    scope    BIGINT  NOT NULL,
    sink     TEXT    NOT NULL,
    finding  TEXT    NOT NULL,
    version  BIGINT  NOT NULL,
    document TEXT    NOT NULL,
    attempts INTEGER NOT NULL,
    error    TEXT,
    created  BIGINT  NOT NULL,
    due      BIGINT, -- null: given up
    UNIQUE (scope, finding, sink, version)
);

CREATE INDEX deliveries_due ON deliveries (sink, due);

CREATE TABLE instances (
    scope         BIGINT NOT NULL,
    id            TEXT   NOT NULL,
    engine        TEXT   NOT NULL,
    version       TEXT,
    cluster_name  TEXT,
    arn           TEXT   NOT NULL,
    watched_since BIGINT NOT NULL,
    PRIMARY KEY (scope, id)
);

CREATE TABLE instance_tags (
    scope    BIGINT NOT NULL,
    instance TEXT   NOT NULL,
    name     TEXT   NOT NULL,
    content  TEXT   NOT NULL,
    PRIMARY KEY (scope, instance, name)
);
