-- Versions of plugins and the state each is in; their bytes lie in objects/ under the digest of the bundle.
-- Rows of plugins that ship with the harness are made when such a plugin is first switched off or replaced.

CREATE TABLE plugin_versions (
  key          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL,
  version      TEXT NOT NULL,
  bundle       TEXT NOT NULL,
  size_bytes   INTEGER NOT NULL,
  origin       TEXT NOT NULL CHECK (origin IN ('installed', 'shipped')),
  state        TEXT NOT NULL CHECK (state IN ('disabled', 'enabled', 'candidate', 'superseded', 'removed')),
  card         TEXT NOT NULL,
  signature    TEXT,
  health       TEXT NOT NULL CHECK (health IN ('unchecked', 'ok', 'warn', 'fail')),
  installed_at TEXT NOT NULL,
  changed_at   TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX plugin_versions_in_use ON plugin_versions (id, version, origin) WHERE state <> 'removed';
CREATE UNIQUE INDEX plugin_versions_enabled_once ON plugin_versions (id) WHERE state = 'enabled';

-- What somebody looked at and approved: exactly these bytes.
CREATE TABLE plugin_reviews (
  key      INTEGER PRIMARY KEY AUTOINCREMENT,
  at       TEXT NOT NULL,
  id       TEXT NOT NULL,
  version  TEXT NOT NULL,
  bundle   TEXT NOT NULL,
  approved TEXT NOT NULL
) STRICT;
CREATE INDEX plugin_reviews_by_bundle ON plugin_reviews (bundle);
CREATE TRIGGER plugin_reviews_are_never_changed BEFORE UPDATE ON plugin_reviews BEGIN SELECT RAISE (ABORT, 'plugin_reviews are append-only'); END;
CREATE TRIGGER plugin_reviews_are_never_removed BEFORE DELETE ON plugin_reviews BEGIN SELECT RAISE (ABORT, 'plugin_reviews are append-only'); END;

CREATE TABLE plugin_events (
  key        INTEGER PRIMARY KEY AUTOINCREMENT,
  at         TEXT NOT NULL,
  id         TEXT NOT NULL,
  version    TEXT NOT NULL,
  bundle     TEXT NOT NULL,
  event      TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state   TEXT NOT NULL,
  detail     TEXT NOT NULL
) STRICT;
CREATE INDEX plugin_events_by_id ON plugin_events (id, key);
CREATE TRIGGER plugin_events_are_never_changed BEFORE UPDATE ON plugin_events BEGIN SELECT RAISE (ABORT, 'plugin_events are append-only'); END;
CREATE TRIGGER plugin_events_are_never_removed BEFORE DELETE ON plugin_events BEGIN SELECT RAISE (ABORT, 'plugin_events are append-only'); END;
