#!/bin/sh
# Two roles that cannot read each other's schemas: each may only create its own.
set -eu
psql -v ON_ERROR_STOP=1 -v mcp="$MCP_DB_PASSWORD" -v voice="$VOICE_DB_PASSWORD" -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
CREATE ROLE relay_mcp LOGIN PASSWORD :'mcp' NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE ROLE relay_voice LOGIN PASSWORD :'voice' NOSUPERUSER NOCREATEDB NOCREATEROLE;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT CONNECT, CREATE ON DATABASE relay TO relay_mcp, relay_voice;
SQL
