#!/usr/bin/env bash
# An echo-size tool call over Streamable HTTP with 32 sessions: Relay's transport beside the official
# TypeScript SDK's server and Quarkus MCP, turn by turn after a warm-up. Linux only: CPU time is read
# from /proc. Builds the Quarkus peer in a temporary folder.
# usage: bench/mcp-throughput.sh [SECONDS OF WARM-UP, each]
set -euo pipefail
ROOT="$(cd "$(dirname "$0")/.." && pwd -P)"
say() { printf '%s\n' "$*" >&2; }
. "$ROOT/launcher/prerequisites.sh"
. "$ROOT/launcher/build.sh"
require build
warmup="${1:-60}"
work="$(mktemp -d)"
pids=()
stop() { kill "${pids[@]}" 2>/dev/null || true; rm -rf "$work"; }
trap stop EXIT

quarkus=3.38.2 mcp=1.13.0
mkdir -p "$work/src/main/java" "$work/src/main/resources"
cat >"$work/pom.xml" <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>peer</groupId><artifactId>peer</artifactId><version>1</version>
  <properties><maven.compiler.release>25</maven.compiler.release></properties>
  <dependencyManagement><dependencies><dependency><groupId>io.quarkus.platform</groupId><artifactId>quarkus-bom</artifactId><version>$quarkus</version><type>pom</type><scope>import</scope></dependency></dependencies></dependencyManagement>
  <dependencies><dependency><groupId>io.quarkiverse.mcp</groupId><artifactId>quarkus-mcp-server-http</artifactId><version>$mcp</version></dependency></dependencies>
  <build><plugins>
    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version><configuration><parameters>true</parameters></configuration></plugin>
    <plugin><groupId>io.quarkus.platform</groupId><artifactId>quarkus-maven-plugin</artifactId><version>$quarkus</version><extensions>true</extensions><executions><execution><goals><goal>build</goal><goal>generate-code</goal></goals></execution></executions></plugin>
  </plugins></build>
</project>
XML
cat >"$work/src/main/java/Echo.java" <<'JAVA'
import io.quarkiverse.mcp.server.Tool;

public class Echo {
  @Tool(description = "Says it again")
  String echo(String text) {
    return text;
  }
}
JAVA
echo 'quarkus.http.host=127.0.0.1
quarkus.log.level=ERROR' >"$work/src/main/resources/application.properties"
maven "Building the Quarkus peer" quarkus-peer.log -q -f "$work/pom.xml" package || exit 1
maven "Compiling ours" throughput.log -q -pl mcp-server -am test-compile -Dspotless.check.skip=true \
  dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/test.classpath || exit 1

cd "$ROOT/mcp-server"
ours="target/test-classes:target/classes:$(cat target/test.classpath)"
jvm=("$JDK/bin/java" -Xmx512m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -Drelay.module="$PWD")
node="$("${jvm[@]}" -cp "$ours" dev.relay.mcp.transport.peer.PeersCommand)" # brings the npm programs too
cp src/test/npm/echo-server.mjs target/npm/

url() { # waits for what a server prints
  for _ in $(seq 240); do
    grep -qo 'http://127[^ ]*/mcp' "$1" && { grep -o -m1 'http://127[^ ]*/mcp' "$1"; return; }
    sleep 0.25
  done
  say "no server: $(cat "$1")"
  exit 1
}
"${jvm[@]}" -cp "$ours" dev.relay.mcp.transport.conformance.ConformanceCommand --serve >"$work/relay.log" 2>&1 &
pids+=($!)
(cd target/npm && exec "$node" echo-server.mjs) >"$work/typescript.log" 2>&1 &
pids+=($!)
port="$((20000 + RANDOM % 20000))"
"${jvm[@]}" -Dquarkus.http.port="$port" -jar "$work/target/quarkus-app/quarkus-run.jar" >"$work/quarkus.log" 2>&1 &
pids+=($!)
relay="$(url "$work/relay.log")"
typescript="$(url "$work/typescript.log")"
for _ in $(seq 240); do curl -s -o /dev/null "http://127.0.0.1:$port/" && break; sleep 0.25; done
"${jvm[@]}" -Dwarmup="$warmup" -cp "$ours" dev.relay.mcp.transport.peer.ThroughputCommand \
  "relay=$relay=${pids[0]}=greet" "typescript=$typescript=${pids[1]}=echo" \
  "quarkus=http://127.0.0.1:$port/mcp=${pids[2]}=echo"
"${jvm[@]}" -cp "$ours" dev.relay.mcp.transport.peer.SessionChurn 100000
