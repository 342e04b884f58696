-- A workspace in its YAML form, which WorkspaceFile reads and writes.
create table workspace (
  name       text primary key,
  user_id    text not null default 'owner',
  file       text not null,
  updated_at timestamptz not null default now()
);

-- Files of the home's workspaces folder, by the digest they had when they were taken over.
create table workspace_file (
  name        text primary key,
  user_id     text not null default 'owner',
  digest      text not null,
  imported_at timestamptz not null default now()
);
