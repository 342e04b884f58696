-- Who the commits are by is part of what is approved, so that landing it again makes the same ones.
ALTER TABLE approval ADD COLUMN author jsonb NOT NULL
  DEFAULT '{"name": "Relay", "email": "relay@localhost"}';
ALTER TABLE approval ALTER COLUMN author DROP DEFAULT;
