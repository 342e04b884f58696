package dev.relay.mcp.sandbox;

class ProcessDetachedTest extends DetachedContract {
  @Override
  Sandbox sandbox() {
    return new ProcessSandbox();
  }
}
