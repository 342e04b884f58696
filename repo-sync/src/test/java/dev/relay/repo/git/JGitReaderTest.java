package dev.relay.repo.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JGitReaderTest extends GitReaderContract {
  private final JGitReader reader = new JGitReader(new OpenRepositories());

  @Override
  GitReader reader() {
    return reader;
  }

  @Test
  void readsTheRepositoryOfTheContractItself() {
    assertThat(reader.canRead(repository)).isTrue();
  }
}
