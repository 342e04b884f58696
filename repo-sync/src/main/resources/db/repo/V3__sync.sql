-- What a sync does to each checkout, written before it does it; see SyncJournal.
create table sync_step (
  sync       text not null,
  user_id    text not null default 'owner',
  workspace  text not null,
  repository text not null,
  tree       text not null,
  was        text not null,
  ref        text not null,
  from_sha   text,
  to_sha     text not null,
  state      text not null
    check (state in ('planned', 'applying', 'applied', 'restored', 'abandoned', 'undone')),
  planned_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (sync, repository)
);

create index sync_step_unfinished on sync_step (planned_at) where state in ('planned', 'applying');
create index sync_step_workspace on sync_step (workspace, planned_at desc);
