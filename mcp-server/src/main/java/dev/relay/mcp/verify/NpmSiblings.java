package dev.relay.mcp.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A link in {@code node_modules} to the sibling's copy, for every dependency it is named by. */
@Component
public final class NpmSiblings implements Siblings {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> SECTIONS =
      List.of("dependencies", "devDependencies", "peerDependencies", "optionalDependencies");

  @Override
  public Link link(Place place, List<Place> siblings) throws IOException {
    var wanted = dependencies(place.copy());
    for (var sibling : siblings) {
      var name = name(sibling.copy());
      if (name != null && wanted.contains(name)) {
        link(place.copy().resolve("node_modules/" + name), sibling.copy());
      }
    }
    return Link.NONE;
  }

  @Override
  public List<String> publish(Place place) {
    return List.of();
  }

  private static void link(Path link, Path target) throws IOException {
    var folder = Objects.requireNonNull(link.getParent());
    if (Files.isSymbolicLink(link)) {
      Files.delete(link);
    }
    if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(folder);
      Files.createSymbolicLink(link, folder.relativize(target));
    }
  }

  private static Set<String> dependencies(Path tree) {
    var names = new HashSet<String>();
    var manifest = manifest(tree);
    if (manifest != null) {
      SECTIONS.forEach(section -> names.addAll(manifest.path(section).propertyNames()));
    }
    return names;
  }

  /** Null when there is none, or one that would lead out of {@code node_modules}. */
  private static @Nullable String name(Path tree) {
    var manifest = manifest(tree);
    var name = manifest == null ? "" : manifest.path("name").asString("");
    return name.matches("(@[\\w.-]+/)?[\\w-][\\w.-]*") ? name : null;
  }

  private static @Nullable JsonNode manifest(Path tree) {
    try {
      return Manifest.read(tree.resolve("package.json")).map(JSON::readTree).orElse(null);
    } catch (JacksonException e) {
      return null;
    }
  }
}
