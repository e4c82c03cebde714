-- Who has changed what, in the order in which it was done. The oldest go when there are too many.

CREATE TABLE audit (
    number  ${numbered},
    at      BIGINT NOT NULL,
    actor   TEXT   NOT NULL,
    action  TEXT   NOT NULL,
    account TEXT   NOT NULL,
    region  TEXT   NOT NULL,
    subject TEXT   NOT NULL,
    before  TEXT   NOT NULL,
    after   TEXT   NOT NULL
);

-- Each way to narrow a page has an index that gives the numbers in their order without the texts.
CREATE INDEX audit_actor ON audit (actor, number, at);
CREATE INDEX audit_action ON audit (action, number, at);
CREATE INDEX audit_actor_action ON audit (actor, action, number, at);
CREATE INDEX audit_at ON audit (at, number);

-- 1: cannot sign in until somebody enables the user again.
ALTER TABLE console_users ADD COLUMN disabled BIGINT NOT NULL DEFAULT 0;
