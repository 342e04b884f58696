package dev.relay.repo.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.graph.ManifestReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionsManifestTest extends ManifestReaderContract {
  private static final String WORKFLOW =
      """
      on: push
      jobs:
        build:
          container: acme/ci:1
          steps:
            - uses: actions/checkout@v5
            - uses: Acme/actions/setup@main
            - uses: ./.github/actions/local
            - uses: docker://acme/lint:2
            - uses: docker/build-push-action@v6
              with:
                tags: |
                  registry.acme.com/web:latest
                  ${{ steps.meta.outputs.tags }}
        shared:
          uses: acme/workflows/.github/workflows/test.yml@v1
      """;

  private static final String ACTION =
      """
      runs:
        using: composite
        steps:
          - uses: acme/inner@v1
      """;

  @Override
  ManifestReader reader() {
    return new ActionsManifest();
  }

  @Override
  Map<String, String> samples() {
    return Map.of(".github/workflows/ci.yml", WORKFLOW, "setup/action.yaml", ACTION);
  }

  @Test
  void seesWhoIsUsedAndWhatIsPushed() {
    assertThat(uses(".github/workflows/ci.yml", WORKFLOW))
        .containsExactly(
            "address-path actions/checkout@6~0.9",
            "address-path acme/actions@7~0.9",
            "docker acme/lint@9~0.9",
            "sibling lint@9~0.5",
            "address-path docker/build-push-action@10~0.9",
            "docker acme/ci@4~0.9",
            "sibling ci@4~0.5",
            "address-path acme/workflows@16~0.9");
    assertThat(makes(".github/workflows/ci.yml", WORKFLOW))
        .containsExactly("docker registry.acme.com/web");
    assertThat(uses("action.yml", ACTION)).containsExactly("address-path acme/inner@4~0.9");
  }
}
