#!/usr/bin/env bash
# All rules over a folder in one thread, beside ripgrep in one thread with only the patterns of the secrets, turn by
# turn; then the same files out of git, and after one more commit.
# bench/findings.sh [FOLDER [MEGABYTES]] (this project's own, 60): both are copied to a temporary folder.
set -eu
folder="$(cd "${1:-$(dirname "$0")/..}" && pwd)"
cd "$(dirname "$0")/.."
command -v rg >/dev/null || { echo "findings.sh: install ripgrep first." >&2; exit 1; }
export JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -Xmx512m -Dcorpus=$folder -Dmegabytes=${2:-60}"
./relay test -q -pl mcp-server -am -Dtest.excluded= -Dgroups=bench -Dtest=FindingsBench \
  -Dtest.compiler=-XX:+UseSerialGC -Dsurefire.failIfNoSpecifiedTests=false >/dev/null
cat mcp-server/target/surefire-reports/*FindingsBench-output.txt
