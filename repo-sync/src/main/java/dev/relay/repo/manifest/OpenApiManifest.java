package dev.relay.repo.manifest;

import dev.relay.repo.graph.Manifest;
import dev.relay.repo.graph.ManifestReader;
import dev.relay.repo.yaml.YamlTree;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads OpenAPI documents and the settings of what generates code from them: coordinates are titles
 * of APIs, and the repositories that links lead to.
 */
@Component
final class OpenApiManifest implements ManifestReader {
  private static final String SPACE = "openapi";
  private static final Pattern DOCUMENT =
      Pattern.compile(
          "(?:openapi|swagger)(?:[._-].*)?\\.(?:ya?ml|json)|.*[._-](?:openapi|swagger)\\.(?:ya?ml|json)");
  private static final Pattern SETTINGS =
      Pattern.compile(
          "openapitools\\.json|openapi-generator.*\\.(?:ya?ml|json)|\\.?redocly\\.ya?ml|orval\\.config\\.json");

  @Override
  public String kind() {
    return "openapi";
  }

  @Override
  public boolean reads(String path) {
    var name = Links.name(path).toLowerCase(Locale.ROOT);
    return DOCUMENT.matcher(name).matches() || SETTINGS.matcher(name).matches();
  }

  @Override
  public Manifest read(String path, byte[] content) {
    var root = YamlTree.parse(content);
    var draft = new ManifestDraft();
    if (YamlTree.get(root, "openapi").or(() -> YamlTree.get(root, "swagger")).isPresent()) {
      YamlTree.text(root, "info", "title")
          .ifPresent(title -> draft.make(SPACE, title.strip().toLowerCase(Locale.ROOT)));
    }
    YamlTree.scalars(root).forEach(scalar -> link(draft, path, scalar));
    return draft.done();
  }

  /** A reference or setting that leads into another repository. */
  private static void link(ManifestDraft draft, String path, Node scalar) {
    var text = YamlTree.text(scalar).orElse("").strip();
    if (text.startsWith("http") || text.startsWith("../")) {
      var target = Links.of(Links.folder(path), text.replaceFirst("#.*$", ""));
      draft.use(target, YamlTree.line(scalar), ManifestDraft.PLACE);
    }
  }
}
