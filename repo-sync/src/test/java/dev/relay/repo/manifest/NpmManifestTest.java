package dev.relay.repo.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.graph.ManifestReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NpmManifestTest extends ManifestReaderContract {
  private static final String PACKAGE =
      """
      {
        "name": "@shop/web",
        "workspaces": ["packages/*"],
        "scripts": {
          "types": "openapi-typescript ../shared-api/openapi.yaml -o src/api.ts",
          "test": "node --test"
        },
        "dependencies": {
          "@shop/api": "^1.0.0",
          "ui": "npm:@shop/design-system@2",
          "local": "file:../tokens",
          "short": "acme/short#v1",
          "lab": "gitlab:acme/lab",
          "full": "git+ssh://git@github.com/acme/full.git#semver:^5"
        },
        "devDependencies": { "inner": "workspace:*", "odd": { "a": 1 } }
      }
      """;

  private static final String PNPM =
      """
      packages:
        - packages/*
        - ../shared/packages/*
      catalog:
        react: ^19
      """;

  @Override
  ManifestReader reader() {
    return new NpmManifest();
  }

  @Override
  Map<String, String> samples() {
    return Map.of("package.json", PACKAGE, "pnpm-workspace.yaml", PNPM);
  }

  @Test
  void seesNamesAliasesFoldersAndAddresses() {
    assertThat(makes("package.json", PACKAGE)).containsExactly("npm @shop/web");
    assertThat(uses("package.json", PACKAGE))
        .containsExactly(
            "sibling shared-api@5~0.7",
            "npm @shop/api@9~0.9",
            "npm ui@10~0.9",
            "npm @shop/design-system@10~0.9",
            "npm local@11~0.9",
            "sibling tokens@11~0.7",
            "npm short@12~0.9",
            "address github.com/acme/short@12~0.9",
            "npm lab@13~0.9",
            "address gitlab.com/acme/lab@13~0.9",
            "npm full@14~0.9",
            "address github.com/acme/full@14~0.9",
            "npm inner@16~0.9",
            "npm odd@16~0.9");
  }

  @Test
  void seesWorkspacesThatReachOut() {
    assertThat(uses("pnpm-workspace.yaml", PNPM)).containsExactly("sibling shared@3~0.7");
    assertThat(uses("web/pnpm-workspace.yaml", PNPM)).isEmpty();
  }
}
