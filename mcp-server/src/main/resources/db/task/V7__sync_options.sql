-- How a sync was asked for, and what it said beside the results.
ALTER TABLE sync_run ADD COLUMN options jsonb;
ALTER TABLE sync_run ADD COLUMN sync text;
ALTER TABLE sync_run ADD COLUMN told text[] NOT NULL DEFAULT '{}';
