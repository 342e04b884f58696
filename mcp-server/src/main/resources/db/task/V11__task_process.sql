-- The agent's process of a task that is worked on: where it is found, how many bytes of its output
-- were reported, and what it has cost (micro-dollars).
CREATE TABLE task_process (
  task     text PRIMARY KEY REFERENCES task,
  user_id  text NOT NULL,
  handle   jsonb NOT NULL,
  reported bigint NOT NULL DEFAULT 0,
  spent    bigint NOT NULL DEFAULT 0
);
