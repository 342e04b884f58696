package dev.relay.mcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessSandboxTest extends SandboxContract {
  @Override
  Sandbox sandbox() {
    return new ProcessSandbox();
  }

  @Test
  void saysThatNothingIsIsolated() {
    assertThat(sandbox().probe().isolates()).isFalse();
    assertThat(sandbox().probe().sentence()).startsWith("Nothing is isolated here");
  }
}
