package dev.relay.mcp.transport.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The official suites against our transport; docs/mcp-conformance.md explains what is left. */
class ConformanceTest {
  private static FixtureServer server;

  @BeforeAll
  static void start() {
    server = FixtureServer.start(0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void passesEveryCheckOfTheStableSuite() {
    var result = Suite.STABLE.run(server.url());
    assertThat(result.failing()).as(result.output()).isEmpty();
    assertThat(result.passed()).isGreaterThanOrEqualTo(44);
  }

  @Test
  void failsNothingOf20251125InTheNextSuite() {
    var result = Suite.NEXT_2025_11_25.run(server.url());
    assertThat(result.failing()).as(result.output()).isEmpty();
    assertThat(result.passed()).isGreaterThanOrEqualTo(81);
  }

  @Test
  void failsNothingOf20260728InTheNextSuite() {
    var result = Suite.NEXT_2026_07_28.run(server.url());
    assertThat(result.failing()).as(result.output()).isEmpty();
    assertThat(result.passed()).isGreaterThanOrEqualTo(196);
  }
}
