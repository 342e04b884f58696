-- The commit up to which a sync rule was followed.
create table sync_rule_seen (
  workspace text not null,
  user_id   text not null default 'owner',
  trigger   text not null,
  action    text not null,
  sha       text not null,
  primary key (workspace, trigger, action)
);

-- What a rule set off, or is about to: written before it is done.
create table sync_rule_firing (
  id        text primary key,
  user_id   text not null default 'owner',
  workspace text not null,
  trigger   text not null,
  action    text not null,
  from_sha  text not null,
  to_sha    text not null,
  fired_at  timestamptz not null default clock_timestamp(),
  done_at   timestamptz
);

create index sync_rule_firing_open on sync_rule_firing (workspace, fired_at) where done_at is null;
