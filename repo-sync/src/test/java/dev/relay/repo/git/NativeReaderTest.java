package dev.relay.repo.git;

class NativeReaderTest extends GitReaderContract {
  private final GitReader reader = new NativeReader(new NativeGit(System.getenv()));

  @Override
  GitReader reader() {
    return reader;
  }
}
