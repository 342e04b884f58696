package dev.relay.voice.testkit;

import dev.relay.mcp.start.Started;
import dev.relay.repo.store.TestPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Voice alone, as it is deployed, beside a fake tool server. */
public final class VoiceUnderTest implements AutoCloseable {
  private final Path home;
  private final String database = TestPostgres.freshUrl();
  private final FakeToolServer tools;
  private Started started;

  public VoiceUnderTest(Path home, FakeToolServer tools) {
    this.home = home;
    this.tools = tools;
    this.started = start();
  }

  public URI uri() {
    return URI.create(started.url());
  }

  /** A second start on the same home and database. */
  public void restart() {
    started.close();
    started = start();
  }

  public RealtimeClient join() {
    return RealtimeClient.join(uri(), "");
  }

  @Override
  public void close() {
    started.close();
  }

  private Started start() {
    return Relays.start(
        Map.of(
            "RELAY_HOME",
            home.toString(),
            "RELAY_PORT",
            "0",
            "RELAY_DB_URL",
            database,
            "RELAY_MCP_URL",
            tools.uri().toString(),
            "RELAY_SERVICE_TOKEN",
            FakeToolServer.SERVICE_TOKEN));
  }
}
