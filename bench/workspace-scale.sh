#!/usr/bin/env bash
# A workspace of 1,000 repositories: how long list, graph and "what depends on" take over REST, a first
# scan of all manifests, and the graph after a restart.
set -eu
cd "$(dirname "$0")/.."
./relay test -q -pl mcp-server -am -Dtest.excluded= -Dgroups=bench -Dtest.compiler=-XX:+UseG1GC \
  -Dtest=WorkspaceScaleBench,GraphScaleBench -Dsurefire.failIfNoSpecifiedTests=false >/dev/null
cat repo-sync/target/surefire-reports/*GraphScaleBench-output.txt \
  mcp-server/target/surefire-reports/*WorkspaceScaleBench-output.txt | grep -v WARNING
