package dev.relay.repo.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.graph.ManifestReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DockerManifestTest extends ManifestReaderContract {
  private static final String FILE =
      """
      ARG REGISTRY=registry.acme.com:5000
      ARG UNKNOWN
      FROM --platform=linux/amd64 ${REGISTRY}/base/java:25@sha256:abc AS build
      FROM build AS test
      FROM docker.io/library/node:22
      FROM ${UNKNOWN}/x
      FROM $UNKNOWN
      COPY --from=build /a /b
      COPY --from=0 /a /b
      COPY --chown=1:1 --from=acme/tools:1 /a /b
      from ${IMAGE:-acme/fallback}
      """;

  private static final String COMPOSE =
      """
      services:
        web:
          image: acme/web:${TAG:-latest}
          build: .
        api:
          image: acme/api:1
        db:
          build:
            context: ../database
      """;

  @Override
  ManifestReader reader() {
    return new DockerManifest();
  }

  @Override
  Map<String, String> samples() {
    return Map.of("docker/Dockerfile.dev", FILE, "compose.yaml", COMPOSE);
  }

  @Test
  void seesBaseImagesThroughArgumentsAndStages() {
    assertThat(uses("Dockerfile", FILE))
        .containsExactly(
            "docker registry.acme.com:5000/base/java@3~0.9",
            "sibling java@3~0.5",
            "docker node@5~0.9",
            "docker acme/tools@10~0.9",
            "sibling tools@10~0.5",
            "docker acme/fallback@11~0.9",
            "sibling fallback@11~0.5");
  }

  @Test
  void seesServices() {
    assertThat(makes("compose.yaml", COMPOSE)).containsExactly("docker acme/web");
    assertThat(uses("compose.yaml", COMPOSE))
        .containsExactly("docker acme/api@6~0.9", "sibling api@6~0.5", "sibling database@9~0.7");
  }
}
