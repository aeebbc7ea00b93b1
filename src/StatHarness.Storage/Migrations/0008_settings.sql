-- What a project set, and when: the last row of an owner and key is in force, a null value is the default again. Secrets are never here.

CREATE TABLE settings_history (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  at    TEXT NOT NULL,
  owner TEXT NOT NULL,
  key   TEXT NOT NULL,
  value TEXT
) STRICT;
CREATE INDEX settings_history_by_key ON settings_history (owner, key, id);
CREATE TRIGGER settings_history_is_never_changed BEFORE UPDATE ON settings_history BEGIN SELECT RAISE (ABORT, 'settings_history is append-only'); END;
CREATE TRIGGER settings_history_is_never_removed BEFORE DELETE ON settings_history BEGIN SELECT RAISE (ABORT, 'settings_history is append-only'); END;
