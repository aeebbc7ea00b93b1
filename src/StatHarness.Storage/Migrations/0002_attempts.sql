-- A chain of digests from the catalogue to every artifact, what a run continues, who runs it, and plans that people approved.

ALTER TABLE runs ADD COLUMN manifest TEXT;                                     -- as it was when the run began: all that it takes to do it again
ALTER TABLE runs ADD COLUMN manifest_sha256 TEXT;                              -- of run_manifest.json as published; it lists the digests of all artifacts
ALTER TABLE runs ADD COLUMN continues TEXT REFERENCES runs (run_id);           -- the run that ended before its time
ALTER TABLE runs ADD COLUMN why TEXT NOT NULL DEFAULT '';                      -- why it ended without a report
CREATE INDEX runs_by_continued ON runs (continues);
CREATE INDEX executions_by_run ON executions (run_id, plugin);

CREATE TABLE plan_approvals (
  plan_sha256     TEXT PRIMARY KEY,
  run_fingerprint TEXT NOT NULL,
  approved_by     TEXT NOT NULL,
  approved_at     TEXT NOT NULL
) STRICT;
CREATE TRIGGER plan_approvals_are_never_changed BEFORE UPDATE ON plan_approvals BEGIN SELECT RAISE (ABORT, 'plan_approvals is append-only'); END;
CREATE TRIGGER plan_approvals_are_never_removed BEFORE DELETE ON plan_approvals BEGIN SELECT RAISE (ABORT, 'plan_approvals is append-only'); END;
