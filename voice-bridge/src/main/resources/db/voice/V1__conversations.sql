create table conversation (
  id text primary key,
  user_id text not null,
  created_at timestamptz not null,
  used_at timestamptz not null
);

create table item (
  conversation text not null references conversation on delete cascade,
  user_id text not null,
  seq bigint generated always as identity,
  id text not null,
  body json not null,
  card json,
  primary key (conversation, id)
);
create index item_in_order on item (conversation, seq);

-- Tasks that a conversation started and tells about; after_seq is the last event it was told.
create table followed (
  conversation text not null references conversation on delete cascade,
  user_id text not null,
  task text not null,
  after_seq bigint not null,
  primary key (conversation, task)
);
