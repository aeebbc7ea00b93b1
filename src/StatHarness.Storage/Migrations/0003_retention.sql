-- How surely things are kept, what must stay, and what is gone. Rows of runs, uploads and executions stay as history
-- when their files go: a tombstone says when, why and by which command.

CREATE TABLE storage_settings (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE pins (
  kind      TEXT NOT NULL CHECK (kind IN ('run', 'dataset')),
  subject   TEXT NOT NULL,
  reason    TEXT NOT NULL,
  pinned_at TEXT NOT NULL,
  PRIMARY KEY (kind, subject)
) STRICT;

CREATE TABLE tombstones (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  kind    TEXT NOT NULL CHECK (kind IN ('run', 'dataset', 'dataset_version', 'rows', 'upload', 'result', 'compiled', 'object', 'leftover')),
  subject TEXT NOT NULL,
  digest  TEXT,
  bytes   INTEGER NOT NULL,
  why     TEXT NOT NULL,
  command TEXT NOT NULL,
  at      TEXT NOT NULL
) STRICT;
CREATE INDEX tombstones_by_subject ON tombstones (kind, subject);

-- How long the runs of one dataset are kept, when not as long as all others.
CREATE TABLE retention (
  data_hash TEXT PRIMARY KEY,
  keep_days INTEGER NOT NULL CHECK (keep_days >= 0),
  set_at    TEXT NOT NULL
) STRICT;

-- No command, whatever it believes, buries what is pinned.
CREATE TRIGGER what_is_pinned_is_never_buried BEFORE INSERT ON tombstones
WHEN EXISTS (SELECT 1 FROM pins WHERE kind = NEW.kind AND subject = NEW.subject)
BEGIN SELECT RAISE (ABORT, 'pinned'); END;

CREATE TRIGGER tombstones_are_never_changed BEFORE UPDATE ON tombstones BEGIN SELECT RAISE (ABORT, 'tombstones are append-only'); END;
CREATE TRIGGER tombstones_are_never_removed BEFORE DELETE ON tombstones BEGIN SELECT RAISE (ABORT, 'tombstones are append-only'); END;
CREATE TRIGGER executions_are_never_changed BEFORE UPDATE ON executions BEGIN SELECT RAISE (ABORT, 'executions are append-only'); END;
CREATE TRIGGER executions_are_never_removed BEFORE DELETE ON executions BEGIN SELECT RAISE (ABORT, 'executions are append-only'); END;
CREATE TRIGGER upload_instances_are_never_changed BEFORE UPDATE ON upload_instances BEGIN SELECT RAISE (ABORT, 'upload instances are append-only'); END;
CREATE TRIGGER upload_instances_are_never_removed BEFORE DELETE ON upload_instances BEGIN SELECT RAISE (ABORT, 'upload instances are append-only'); END;
CREATE TRIGGER runs_are_never_removed BEFORE DELETE ON runs BEGIN SELECT RAISE (ABORT, 'runs are history'); END;
