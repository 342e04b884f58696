package dev.relay.mcp.transport.conformance;

import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import java.util.List;

/** Text, bytes, one that can be watched, and a template. */
final class FixtureResources {
  private static final String TEMPLATE = "test://template/{id}/data";

  private FixtureResources() {}

  static List<SyncResourceSpecification> all() {
    return List.of(
        text("static-text", "This is the content of the static text resource."),
        text("watched-resource", "Watched resource content"),
        resource(
            "static-binary",
            "image/png",
            McpSchema.BlobResourceContents.builder("test://static-binary", FixtureTools.PIXEL)
                .mimeType("image/png")
                .build()));
  }

  static SyncResourceTemplateSpecification template() {
    return new SyncResourceTemplateSpecification(
        McpSchema.ResourceTemplate.builder(TEMPLATE, "template")
            .description("A resource template with parameter substitution")
            .mimeType("application/json")
            .build(),
        (_, request) -> {
          var id = request.uri().replaceFirst(".*template/([^/]+)/data$", "$1");
          return read(
              FixtureTools.contents(
                  request.uri(),
                  "application/json",
                  "{\"id\":\"%s\",\"templateTest\":true,\"data\":\"Data for ID: %s\"}"
                      .formatted(id, id)));
        });
  }

  private static SyncResourceSpecification text(String name, String text) {
    return resource(
        name, "text/plain", FixtureTools.contents("test://" + name, "text/plain", text));
  }

  private static SyncResourceSpecification resource(
      String name, String type, ResourceContents contents) {
    return new SyncResourceSpecification(
        McpSchema.Resource.builder("test://" + name, name)
            .description("Of the conformance suite: " + name + ".")
            .mimeType(type)
            .build(),
        (_, _) -> read(contents));
  }

  private static ReadResourceResult read(ResourceContents contents) {
    return ReadResourceResult.builder(List.of(contents)).build();
  }
}
