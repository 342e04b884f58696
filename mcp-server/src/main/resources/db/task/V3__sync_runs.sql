-- Syncs that were asked for. One without an end runs, or begins again when its node starts.
CREATE TABLE sync_run (
  id           text PRIMARY KEY,
  user_id      text NOT NULL,
  workspace    text NOT NULL,
  repositories text[] NOT NULL,
  dry_run      boolean NOT NULL,
  node         text NOT NULL,
  started_at   timestamptz NOT NULL,
  ended_at     timestamptz,
  results      jsonb,
  failure      text
);
CREATE INDEX sync_run_running ON sync_run (user_id, started_at) WHERE ended_at IS NULL;
