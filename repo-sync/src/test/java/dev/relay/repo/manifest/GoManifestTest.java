package dev.relay.repo.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.graph.ManifestReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoManifestTest extends ManifestReaderContract {
  private static final String MOD =
      """
      module github.com/acme/backend/v2 // ours

      go 1.24

      require example.org/other v1.0.0
      require (
      \tgithub.com/acme/api/v3 v3.1.0
      \tgolang.org/x/sync v0.1.0 // indirect
      )
      replace github.com/acme/api/v3 => ../api
      replace (
      \ta.b/c v1 => github.com/acme/fork v1
      )
      exclude github.com/acme/never v1
      """;

  @Override
  ManifestReader reader() {
    return new GoManifest();
  }

  @Override
  Map<String, String> samples() {
    return Map.of("go.mod", MOD);
  }

  @Test
  void seesModulesTheirAddressesAndReplacements() {
    assertThat(makes("go.mod", MOD)).containsExactly("go github.com/acme/backend/v2");
    assertThat(uses("go.mod", MOD))
        .containsExactly(
            "go example.org/other@5~0.9",
            "go github.com/acme/api/v3@7~0.9",
            "address github.com/acme/api@7~0.7",
            "go golang.org/x/sync@8~0.9",
            "sibling api@10~0.7",
            "go github.com/acme/fork@12~0.9",
            "address github.com/acme/fork@12~0.7");
  }
}
