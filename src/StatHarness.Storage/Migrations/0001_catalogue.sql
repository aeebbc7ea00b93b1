-- The catalogue: where things are and when they were seen. Contents live in files named by their digest.

CREATE TABLE uploads (
  raw_sha256 TEXT PRIMARY KEY,
  size_bytes INTEGER NOT NULL,
  first_seen TEXT NOT NULL
) STRICT;

CREATE TABLE upload_instances (
  id         INTEGER PRIMARY KEY,
  raw_sha256 TEXT NOT NULL REFERENCES uploads (raw_sha256),
  file_name  TEXT NOT NULL,
  seen_at    TEXT NOT NULL
) STRICT;

CREATE TABLE dataset_versions (
  dataset_version_id TEXT PRIMARY KEY,
  data_hash          TEXT NOT NULL,
  raw_sha256         TEXT NOT NULL REFERENCES uploads (raw_sha256),
  options_hash       TEXT NOT NULL,
  card               TEXT NOT NULL,
  created_at         TEXT NOT NULL
) STRICT;
CREATE INDEX dataset_versions_by_reading ON dataset_versions (raw_sha256, options_hash);
CREATE INDEX dataset_versions_by_data ON dataset_versions (data_hash);

-- A run is "running" while its owner holds the lease; nobody guesses by age.
CREATE TABLE runs (
  run_id             TEXT PRIMARY KEY,
  run_fingerprint    TEXT NOT NULL,
  dataset_version_id TEXT NOT NULL,
  data_hash          TEXT NOT NULL,
  state              TEXT NOT NULL CHECK (state IN ('running', 'completed', 'completed_with_errors', 'failed', 'canceled', 'crashed')),
  lease              TEXT NOT NULL,
  report_hash        TEXT,
  started_at         TEXT NOT NULL,
  finished_at        TEXT,
  file_name          TEXT NOT NULL
) STRICT;
CREATE INDEX runs_by_fingerprint ON runs (run_fingerprint, state);

CREATE TABLE results (
  execution_key TEXT PRIMARY KEY,
  plugin        TEXT NOT NULL,
  result_digest TEXT NOT NULL,
  outcome       TEXT NOT NULL,
  run_id        TEXT NOT NULL,
  recorded_at   TEXT NOT NULL
) STRICT;

CREATE TABLE executions (
  id            INTEGER PRIMARY KEY,
  run_id        TEXT NOT NULL REFERENCES runs (run_id),
  plugin        TEXT NOT NULL,
  data_hash     TEXT NOT NULL,
  execution_key TEXT NOT NULL,
  key_parts     TEXT NOT NULL,
  outcome       TEXT NOT NULL,
  cached        INTEGER NOT NULL,
  duration_ms   REAL NOT NULL
) STRICT;
CREATE INDEX executions_by_plugin ON executions (plugin, data_hash, id);

CREATE TABLE compiled (
  compile_key     TEXT PRIMARY KEY,
  assembly_digest TEXT NOT NULL,
  recorded_at     TEXT NOT NULL
) STRICT;

CREATE TABLE events (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  at      TEXT NOT NULL,
  kind    TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail  TEXT NOT NULL
) STRICT;
CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events BEGIN SELECT RAISE (ABORT, 'events are append-only'); END;
CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events BEGIN SELECT RAISE (ABORT, 'events are append-only'); END;
