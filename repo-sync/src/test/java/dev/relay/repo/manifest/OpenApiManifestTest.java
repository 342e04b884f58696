package dev.relay.repo.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.graph.ManifestReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiManifestTest extends ManifestReaderContract {
  private static final String DOCUMENT =
      """
      openapi: 3.1.0
      info: { title: Orders API, version: "1" }
      paths:
        /orders:
          $ref: 'https://raw.githubusercontent.com/acme/shared-api/main/paths.yaml#/orders'
        /users:
          $ref: '../../users/openapi.yaml#/users'
        /own:
          $ref: '#/components/x'
      """;

  private static final String TOOLS =
      """
      {
        "generator-cli": {
          "generators": {
            "v1": { "inputSpec": "https://gitlab.acme.com/a/b/api/-/raw/main/openapi.yaml" }
          }
        }
      }
      """;

  @Override
  ManifestReader reader() {
    return new OpenApiManifest();
  }

  @Override
  Map<String, String> samples() {
    return Map.of(
        "docs/openapi.yaml", DOCUMENT,
        "openapitools.json", TOOLS,
        "swagger.json", "{\"swagger\": \"2.0\", \"info\": {\"title\": \"Old\"}}");
  }

  @Test
  void seesTitlesAndWhereLinksLead() {
    assertThat(makes("docs/openapi.yaml", DOCUMENT)).containsExactly("openapi orders api");
    assertThat(uses("docs/openapi.yaml", DOCUMENT))
        .containsExactly("address github.com/acme/shared-api@5~0.7", "sibling users@7~0.7");
    assertThat(uses("openapitools.json", TOOLS))
        .containsExactly("address gitlab.acme.com/a/b/api@4~0.7");
  }
}
