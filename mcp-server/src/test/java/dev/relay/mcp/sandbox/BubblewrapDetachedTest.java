package dev.relay.mcp.sandbox;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;

class BubblewrapDetachedTest extends DetachedContract {
  private final Sandbox sandbox = new BubblewrapSandbox(Path.of("/nonexistent"));

  @Override
  Sandbox sandbox() {
    return sandbox;
  }

  @BeforeEach
  void needsBubblewrap() {
    Assumptions.assumeTrue(sandbox.probe().works(), sandbox.probe().sentence());
  }
}
