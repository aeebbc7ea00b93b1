-- How long people waited and what watching cost: a copy of what the manifests say, to be asked over many runs.

CREATE TABLE run_metrics (
  run_id          TEXT PRIMARY KEY REFERENCES runs (run_id) ON DELETE CASCADE,
  settings_hash   TEXT NOT NULL,
  accepted_at     TEXT,
  first_result_at TEXT,
  recording_ms    REAL NOT NULL
) STRICT;

CREATE INDEX runs_by_file_name ON runs (file_name, started_at);
CREATE INDEX runs_by_start ON runs (started_at);
