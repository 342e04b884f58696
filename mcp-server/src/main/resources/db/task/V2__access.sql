-- Who may come in. Secrets are kept as SHA-256, hex; the secrets themselves are 256 random bits.
CREATE TABLE users (
  user_id    text PRIMARY KEY,
  name       text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO users (user_id, name) VALUES ('owner', 'owner');

CREATE TABLE login_tokens (
  token_hash text PRIMARY KEY,
  user_id    text NOT NULL REFERENCES users,
  expires_at timestamptz NOT NULL
);

CREATE TABLE sessions (
  session_hash text PRIMARY KEY,
  user_id      text NOT NULL REFERENCES users,
  created_at   timestamptz NOT NULL,
  seen_at      timestamptz NOT NULL
);

CREATE TABLE tokens (
  token_hash text PRIMARY KEY,
  user_id    text NOT NULL REFERENCES users,
  name       text NOT NULL,
  scopes     text[] NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  UNIQUE (user_id, name)
);

-- Keys of providers, sealed with AES-256-GCM under the key that key_id names.
CREATE TABLE sealed_keys (
  user_id    text NOT NULL REFERENCES users,
  name       text NOT NULL,
  key_id     text NOT NULL,
  sealed     bytea NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, name)
);

-- Who did what. Rows are written with the action they tell of and never changed.
CREATE TABLE audit (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      timestamptz NOT NULL,
  user_id text NOT NULL,
  actor   text NOT NULL,
  action  text NOT NULL,
  subject text NOT NULL,
  detail  text NOT NULL
);

CREATE TABLE audit_chain (
  position bigint PRIMARY KEY,
  audit_id bigint NOT NULL UNIQUE,
  hash     text NOT NULL
);

CREATE FUNCTION audit_canonical(entry audit) RETURNS text LANGUAGE sql STABLE
RETURN json_build_array(
  entry.id, (extract(epoch FROM entry.at) * 1000000)::bigint, entry.user_id, entry.actor,
  entry.action, entry.subject, entry.detail)::text;

-- Runs at commit, so that the lock that orders the chain is the last thing a transaction takes.
CREATE FUNCTION audit_link() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last audit_chain%ROWTYPE;
BEGIN
  LOCK TABLE audit_chain IN SHARE ROW EXCLUSIVE MODE;
  SELECT * INTO last FROM audit_chain ORDER BY position DESC LIMIT 1;
  INSERT INTO audit_chain (position, audit_id, hash) VALUES (
    coalesce(last.position, 0) + 1,
    NEW.id,
    encode(sha256(convert_to(coalesce(last.hash, repeat('0', 64)) || audit_canonical(NEW), 'UTF8')), 'hex'));
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER audit_linked AFTER INSERT ON audit
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_link();

CREATE VIEW audit_links AS
  SELECT chain.position, audit_canonical(entry) AS canonical, chain.hash
  FROM audit_chain chain FULL JOIN audit entry ON entry.id = chain.audit_id;

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is append-only';
END $$;

CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_chain_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_chain
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
