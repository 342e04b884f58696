package dev.relay.repo.manifest;

import dev.relay.repo.graph.Manifest;
import dev.relay.repo.graph.ManifestReader;
import dev.relay.repo.graph.UnreadableManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads {@code package.json}: coordinates are package names, whatever the version says. */
@Component
public final class NpmManifest implements ManifestReader {
  private static final Set<String> DEPENDENCIES =
      Set.of("dependencies", "devDependencies", "peerDependencies", "optionalDependencies");

  private final JsonFactory json = new JsonFactory();

  @Override
  public String kind() {
    return "npm";
  }

  @Override
  public boolean reads(String path) {
    return path.equals("package.json") || path.endsWith("/package.json");
  }

  @Override
  public Manifest read(byte[] content) {
    try (var parser = json.createParser(ObjectReadContext.empty(), content)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableManifest("it is no JSON object.");
      }
      return manifest(parser);
    } catch (JacksonException e) {
      throw new UnreadableManifest("it is no JSON that can be read.");
    }
  }

  private static Manifest manifest(JsonParser parser) {
    var names = new ArrayList<String>();
    var uses = new ArrayList<Manifest.Use>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var field = parser.currentName();
      var value = parser.nextToken();
      if (field.equals("name") && value == JsonToken.VALUE_STRING) {
        names.add(parser.getString());
      } else if (DEPENDENCIES.contains(field) && value == JsonToken.START_OBJECT) {
        dependencies(parser, uses);
      } else {
        parser.skipChildren();
      }
    }
    return new Manifest(names, uses);
  }

  private static void dependencies(JsonParser parser, List<Manifest.Use> uses) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var line = parser.currentTokenLocation().getLineNr();
      uses.add(new Manifest.Use(parser.currentName(), line));
      parser.nextToken();
      parser.skipChildren();
    }
  }
}
