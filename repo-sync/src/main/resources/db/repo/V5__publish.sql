-- What is on its way to the hosts: one train per task, one car per repository.
CREATE TABLE train (
  task          text PRIMARY KEY,
  user_id       text NOT NULL DEFAULT 'owner',
  digest        text NOT NULL,
  -- Only who drives with the newest epoch may write, or cause anything.
  epoch         bigint NOT NULL,
  -- Looks since anything last moved; the pause between two looks grows with it.
  looks         integer NOT NULL DEFAULT 0,
  moved_at      timestamptz NOT NULL
);

CREATE TABLE train_car (
  task       text NOT NULL REFERENCES train,
  repository text NOT NULL,
  user_id    text NOT NULL DEFAULT 'owner',
  position   integer NOT NULL,
  commit     text NOT NULL,
  waits_for  text[] NOT NULL,
  state      text NOT NULL,
  number     bigint,
  link       text,
  merged     text,
  -- Where the target branch was when the merge with it was tested.
  tested     text,
  PRIMARY KEY (task, repository)
);

-- Every commit that Relay made for a task, written before it is pushed: a signature is not made
-- twice the same, and a branch that holds anything else was pushed by somebody else.
CREATE TABLE train_commit (
  task       text NOT NULL,
  repository text NOT NULL,
  digest     text NOT NULL,
  user_id    text NOT NULL DEFAULT 'owner',
  sha        text NOT NULL,
  position   bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (task, repository, digest, sha)
);
