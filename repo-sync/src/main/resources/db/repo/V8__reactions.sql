-- What the workflow rules of workspaces made of an event.
create table event_reaction (
  event      bigint not null references repo_event on delete cascade,
  user_id    text not null default 'owner',
  workspace  text not null,
  repository text not null,
  workflow   text not null,
  task       text,
  sentence   text not null,
  at         timestamptz not null default now(),
  primary key (event, workspace, repository, workflow)
);
create index event_reaction_at on event_reaction (workspace, at) where task is not null;
create index repo_event_delivery on repo_event (delivery);

-- What happened before there were such readers starts nothing.
insert into repo_event_cursor (reader, seq)
  select reader, coalesce((select max(seq) from repo_event), 0)
  from unnest(array['workflows', 'trains']) as reader;
