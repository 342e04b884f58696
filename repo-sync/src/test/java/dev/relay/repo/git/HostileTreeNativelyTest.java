package dev.relay.repo.git;

/** The same tricks with the installed git alone. */
class HostileTreeNativelyTest extends HostileTreeTest {
  @Override
  Git git() {
    return new NativelyOnly();
  }
}
