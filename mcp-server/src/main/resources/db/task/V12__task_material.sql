-- What the agent of a task is given to it, such as a change to judge.
ALTER TABLE task ADD COLUMN material text NOT NULL DEFAULT '';
