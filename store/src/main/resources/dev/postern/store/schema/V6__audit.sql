-- Who has changed what, in the order in which it was done. The oldest go when there are too many.

CREATE TABLE audit (
    number  BIGINT NOT NULL PRIMARY KEY,
    at      BIGINT NOT NULL,
    actor   TEXT   NOT NULL,
    action  TEXT   NOT NULL,
    account TEXT   NOT NULL,
    region  TEXT   NOT NULL,
    subject TEXT   NOT NULL,
    before  TEXT   NOT NULL,
    after   TEXT   NOT NULL
);

-- 1: cannot sign in until somebody enables the user again.
ALTER TABLE console_users ADD COLUMN disabled BIGINT NOT NULL DEFAULT 0;
