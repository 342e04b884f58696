-- Tasks that settle a conflict which a sync met; what they make lands in the checkout.
CREATE TABLE task_merge (
  task       text PRIMARY KEY REFERENCES task (id),
  user_id    text NOT NULL,
  workspace  text NOT NULL,
  repository text NOT NULL,
  ref        text NOT NULL,
  ours       text NOT NULL,
  theirs     text NOT NULL,
  paths      text[] NOT NULL
);

CREATE INDEX task_merge_sides ON task_merge (user_id, workspace, repository, ours);

-- What is told to everybody who looks, beside the events of tasks and in one order with them.
CREATE TABLE notice (
  id       text PRIMARY KEY,
  user_id  text NOT NULL,
  xid      xid8 NOT NULL DEFAULT pg_current_xact_id(),
  position bigint GENERATED ALWAYS AS IDENTITY,
  at       timestamptz NOT NULL,
  sentence text NOT NULL,
  about    text[] NOT NULL
);
CREATE INDEX notice_feed ON notice (user_id, xid, position);
