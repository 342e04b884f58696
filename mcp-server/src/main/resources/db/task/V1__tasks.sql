-- Tasks, their history, what they changed, who was asked, and what has landed.
CREATE TABLE task (
  id           text PRIMARY KEY,
  user_id      text NOT NULL,
  workspace    text NOT NULL,
  description  text NOT NULL,
  repositories text[] NOT NULL,
  agent        text NOT NULL,
  agent_reason text NOT NULL,
  started_by   text NOT NULL,
  undoes       text REFERENCES task,
  state        text NOT NULL,
  summary      text NOT NULL,
  last_seq     bigint NOT NULL DEFAULT 0,
  -- Only the job with this number may begin; only the worker with this epoch may write.
  wake         bigint NOT NULL DEFAULT 0,
  lease_epoch  bigint NOT NULL DEFAULT 0,
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL
);
CREATE INDEX task_newest ON task (user_id, created_at DESC);

-- seq is given under the lock of the task's row; (xid, position) orders all tasks' events so that a
-- reader who stops below the oldest running transaction skips none.
CREATE TABLE task_event (
  task      text NOT NULL REFERENCES task,
  seq       bigint NOT NULL,
  user_id   text NOT NULL,
  xid       xid8 NOT NULL DEFAULT pg_current_xact_id(),
  position  bigint GENERATED ALWAYS AS IDENTITY,
  at        timestamptz NOT NULL,
  sentence  text NOT NULL,
  type      text NOT NULL,
  fact      jsonb NOT NULL,
  PRIMARY KEY (task, seq)
);
CREATE INDEX task_event_feed ON task_event (user_id, xid, position);

CREATE TABLE change_set (
  task       text NOT NULL REFERENCES task,
  number     integer NOT NULL,
  user_id    text NOT NULL,
  digest     text NOT NULL,
  message    text NOT NULL,
  changes    jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (task, number)
);

CREATE TABLE approval (
  id          text PRIMARY KEY,
  task        text NOT NULL REFERENCES task,
  change_set  integer NOT NULL,
  user_id     text NOT NULL,
  digest      text NOT NULL,
  summary     text NOT NULL,
  state       text NOT NULL,
  asked_at    timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  decided_by  text,
  decided_at  timestamptz,
  plan        jsonb NOT NULL,
  fresh       jsonb NOT NULL,
  FOREIGN KEY (task, change_set) REFERENCES change_set
);
CREATE UNIQUE INDEX approval_one_open ON approval (task) WHERE state = 'OPEN';
CREATE INDEX approval_newest ON approval (user_id, asked_at DESC);
CREATE INDEX approval_expiry ON approval (expires_at) WHERE state = 'OPEN';

-- The landing journal. A row once written stays; publishing the same approval again adds none.
CREATE TABLE landing (
  task       text NOT NULL REFERENCES task,
  repository text NOT NULL,
  sha        text NOT NULL,
  user_id    text NOT NULL,
  branch     text NOT NULL,
  merged     boolean NOT NULL,
  link       text,
  at         timestamptz NOT NULL,
  position   bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (task, repository, sha)
);

-- db-scheduler's own table.
CREATE TABLE scheduled_tasks (
  task_name            text NOT NULL,
  task_instance        text NOT NULL,
  task_data            bytea,
  execution_time       timestamptz NOT NULL,
  picked               boolean NOT NULL,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint NOT NULL,
  priority             smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);
