package dev.relay.repo.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.graph.ManifestReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CargoManifestTest extends ManifestReaderContract {
  private static final String CARGO =
      """
      [package]
      name = "shop_core"

      [dependencies]
      shop-api = "1"
      renamed = { package = "real_name", version = "2" }
      tools = { git = "https://github.com/acme/tools.git", tag = "v1" }
      beside = { path = "../beside/crate" }
      inner = { path = "inner" }

      [dev-dependencies.testkit]
      version = "1"

      [target.'cfg(unix)'.dependencies]
      unixy = "1"

      [workspace.dependencies]
      shared = "1"
      """;

  @Override
  ManifestReader reader() {
    return new CargoManifest();
  }

  @Override
  Map<String, String> samples() {
    return Map.of("Cargo.toml", CARGO);
  }

  @Test
  void seesCratesUnderTheirRealNames() {
    assertThat(makes("Cargo.toml", CARGO)).containsExactly("cargo shop-core");
    assertThat(uses("Cargo.toml", CARGO))
        .containsExactlyInAnyOrder(
            "cargo shop-api@5~0.9",
            "cargo real-name@6~0.9",
            "cargo tools@7~0.9",
            "address github.com/acme/tools@7~0.9",
            "cargo beside@8~0.9",
            "sibling beside@8~0.7",
            "cargo inner@9~0.9",
            "cargo testkit@11~0.9",
            "cargo unixy@15~0.9",
            "cargo shared@18~0.9");
  }
}
