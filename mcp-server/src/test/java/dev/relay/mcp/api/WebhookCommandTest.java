package dev.relay.mcp.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.RunningServer;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.RunningInfo;
import dev.relay.repo.store.Databases;
import dev.relay.repo.webhook.Hook;
import dev.relay.repo.webhook.Hooks;
import dev.relay.repo.webhook.HostKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./relay webhook} against a Relay that runs. */
class WebhookCommandTest {
  private static RunningServer server;

  @BeforeAll
  static void start(@TempDir Path dir) {
    server = RunningServer.start(dir);
    var home = server.bean(RelayHome.class);
    server.send(server.asLauncher("/api/me")); // makes the launcher's secret
    new RunningInfo(ProcessHandle.current().pid(), server.port(), server.origin(), Instant.now())
        .write(home);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void addsAsThePersonWhoHoldsTheHomeAndSaysWhatCameOfIt() throws Exception {
    assertThat(webhook("add", "acme/api").text())
        .contains("Relay has no address that others reach")
        .contains("set WEBHOOK_URL");
    assertThat(webhook("list").text()).contains("There is no webhook yet");
    assertThat(webhook("add", "https://elsewhere.org/a/b"))
        .satisfies(end -> assertThat(end.code()).isOne())
        .satisfies(end -> assertThat(end.text()).startsWith("relay: Relay knows no host at"));
  }

  @Test
  void listsAndRemoves() throws Exception {
    server
        .bean(Hooks.class)
        .add(
            new Hook(
                "0a1b",
                HostKind.GITHUB,
                "https://github.com",
                "acme/web",
                Optional.empty(),
                Optional.empty(),
                Instant.now(),
                Optional.empty()),
            "a secret that is never shown");
    assertThat(webhook("list").text())
        .contains("0a1b  https://github.com/acme/web  not heard yet")
        .doesNotContain("never shown");
    assertThat(webhook("rotate", "acme/web").text()).contains("was never finished: add it again");
    assertThat(webhook("remove", "Acme/Web").text()).contains("The webhook of acme/web is removed");
    assertThat(webhook("remove", "acme/web").text()).contains("there is no webhook for 'acme/web'");
    assertThat(audited()).isOne();
  }

  @Test
  void saysWhatItKnows() throws Exception {
    assertThat(webhook().code()).isEqualTo(64);
    assertThat(webhook("add").text()).contains("webhook knows add owner/repo");
  }

  private static long audited() {
    return server
        .bean(Databases.class)
        .module("task")
        .client()
        .sql("select count(*) from audit where action = 'webhook.removed'")
        .query(Long.class)
        .single();
  }

  private record End(int code, String text) {}

  private static End webhook(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("node", "../launcher/webhook.mjs"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("RELAY_HOME", server.bean(RelayHome.class).dir().toString());
    var process = builder.start();
    process.getOutputStream().close();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new End(process.waitFor(), text);
  }
}
