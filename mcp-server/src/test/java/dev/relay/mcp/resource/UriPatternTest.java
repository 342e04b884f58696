package dev.relay.mcp.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UriPatternTest {
  private static final UriPattern FILE =
      new UriPattern("relay://workspaces/{workspace}/repos/{repository}/{+path}@{ref}");

  @Test
  void splitsAnAddressAtTheLastAt() {
    assertThat(FILE.match("relay://workspaces/shop/repos/web/node_modules/@types/a.ts@feature/x"))
        .contains(
            Map.of(
                "workspace",
                "shop",
                "repository",
                "web",
                "path",
                "node_modules/@types/a.ts",
                "ref",
                "feature/x"));
    assertThat(FILE.match("relay://workspaces/shop/repos/web/a.ts")).isEmpty();
    assertThat(FILE.match("relay://workspaces/sh/op/repos/web/a.ts@main")).isEmpty();
  }

  @Test
  void readsWhatItWrites() {
    var values =
        Map.of("workspace", "my shop", "repository", "web", "path", "a b/ü%?#.md", "ref", "v1+x");
    assertThat(FILE.fill(values))
        .isEqualTo("relay://workspaces/my%20shop/repos/web/a%20b/%C3%BC%25%3F%23.md@v1%2Bx");
    assertThat(FILE.match(FILE.fill(values))).contains(values);
    assertThat(FILE.match("relay://workspaces/a/repos/b/100%@main").orElseThrow())
        .containsEntry("path", "100%");
  }

  @Test
  void knowsItself() {
    var task = new UriPattern("relay://tasks/{task}");
    assertThat(task.matches("relay://tasks/{task}")).isTrue();
    assertThat(task.matches("relay://tasks/t1/diff")).isFalse();
    assertThat(FILE.getVariableNames()).containsExactly("workspace", "repository", "path", "ref");
  }
}
