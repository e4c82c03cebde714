-- Who may use the console. Neither passwords, nor tokens of sessions, nor links are here: only what they hash to.

CREATE TABLE console_users (
    name     TEXT   NOT NULL PRIMARY KEY,
    role     TEXT   NOT NULL,
    password TEXT   NOT NULL,
    created  BIGINT NOT NULL
);

CREATE TABLE console_sessions (
    token     TEXT   NOT NULL PRIMARY KEY,
    user_name TEXT   NOT NULL,
    csrf      TEXT   NOT NULL,
    created   BIGINT NOT NULL,
    seen      BIGINT NOT NULL
);

-- Each lets somebody become a user, once.
CREATE TABLE console_links (
    token   TEXT   NOT NULL PRIMARY KEY,
    role    TEXT   NOT NULL,
    expires BIGINT NOT NULL
);
