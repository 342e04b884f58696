-- What a manifest says, by the id of its bytes, so that an unchanged one is never read twice.
create table manifest_reading (
  blob     text not null,
  path     text not null,
  kind     text not null,
  version  int  not null,
  user_id  text not null default 'owner',
  reading  text not null,
  used_at  timestamptz not null default now(),
  primary key (blob, path, kind)
);

-- The manifests at the commit that was looked at last, per mirror and branch.
create table manifest_scan (
  mirror     text not null,
  branch     text not null,
  user_id    text not null default 'owner',
  head       text not null,
  readers    text not null,
  found      text not null,
  scanned_at timestamptz not null default now(),
  primary key (mirror, branch)
);
