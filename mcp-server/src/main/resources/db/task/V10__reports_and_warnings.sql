-- A task comes to changes, which are approved, or to an answer in words.
ALTER TABLE task ADD COLUMN ends text NOT NULL DEFAULT 'CHANGES';
-- What somebody who is asked should see first: [{rule, repository, path, line, sentence}].
ALTER TABLE approval ADD COLUMN warnings jsonb NOT NULL DEFAULT '[]';
