package dev.relay.mcp.testing;

import dev.relay.repo.git.GitReader;
import dev.relay.repo.git.Sha;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What {@code npm test} stands for in a repository. */
final class TestScript {
  private static final int LARGEST = 1 << 20;

  private TestScript() {}

  static Optional<String> of(GitReader reader, Path gitDir, Sha tree) {
    return reader
        .size(gitDir, tree, "package.json")
        .filter(size -> size <= LARGEST)
        .flatMap(_ -> reader.read(gitDir, tree, "package.json"))
        .flatMap(TestScript::script);
  }

  private static Optional<String> script(byte[] manifest) {
    try {
      var script = JsonMapper.shared().readTree(manifest).path("scripts").path("test");
      return script.isString() ? Optional.of(script.asString()) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
