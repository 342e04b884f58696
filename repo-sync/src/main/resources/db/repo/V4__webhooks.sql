-- A hook at a host, or one that somebody entered there by hand. The id stands in the hook's address.
create table webhook_hook (
  id            text primary key,
  user_id       text not null default 'owner',
  host          text not null,
  server        text not null,
  scope         text not null,
  remote_id     text,
  repository_id bigint,
  created_at    timestamptz not null default now(),
  heard_at      timestamptz,
  swept_at      timestamptz not null default now(),
  sweep_due     timestamptz not null default now(),
  unique (user_id, host, server, scope)
);

-- More than one may be valid at a time: the old one goes on until valid_until.
create table webhook_secret (
  hook        text not null references webhook_hook on delete cascade,
  user_id     text not null default 'owner',
  key_id      text not null,
  sealed      bytea not null,
  created_at  timestamptz not null default now(),
  valid_until timestamptz
);
create index webhook_secret_hook on webhook_secret (hook);

-- What was acknowledged. The body goes when it has been read and some days have passed.
create table webhook_delivery (
  seq         bigint generated always as identity primary key,
  user_id     text not null default 'owner',
  host        text not null,
  delivery_id text not null,
  event       text not null,
  hook        text,
  body        bytea,
  received_at timestamptz not null,
  state       text not null default 'waiting',
  unique (host, delivery_id)
);
create index webhook_delivery_waiting on webhook_delivery (seq) where state = 'waiting';
create index webhook_delivery_received on webhook_delivery (received_at);

-- What happened in a repository, in an order that never changes once it can be read.
create table repo_event (
  seq           bigint generated always as identity primary key,
  user_id       text not null default 'owner',
  delivery      bigint not null,
  at            timestamptz not null,
  host          text not null,
  server        text not null,
  repository    text not null,
  repository_id bigint,
  name          text not null,
  fact          jsonb not null,
  digest        bytea,
  unique (host, digest)
);

-- How far each reader of repo_event has come.
create table repo_event_cursor (
  reader  text primary key,
  user_id text not null default 'owner',
  seq     bigint not null
);

-- All names a repository was seen under, so that one that was renamed is found by its old one.
create table repository_name (
  user_id       text not null default 'owner',
  host          text not null,
  server        text not null,
  repository_id bigint not null,
  name          text not null,
  seen_at       timestamptz not null,
  primary key (host, server, repository_id, name)
);
create index repository_name_name on repository_name (host, server, name);

-- One row per remote that a workspace follows: when it is looked at next, and by whom just now.
create table followed_remote (
  url           text primary key,
  user_id       text not null default 'owner',
  site          text not null,
  due_at        timestamptz not null,
  wanted        bigint not null default 0,
  claimed_by    text,
  claimed_until timestamptz,
  failures      int not null default 0,
  trouble       text,
  looked_at     timestamptz
);
create index followed_remote_due on followed_remote (due_at);

-- The head of a followed branch up to which everything that follows from it was done.
create table followed_head (
  workspace  text not null,
  repository text not null,
  branch     text not null,
  user_id    text not null default 'owner',
  sha        text not null,
  primary key (workspace, repository, branch)
);
