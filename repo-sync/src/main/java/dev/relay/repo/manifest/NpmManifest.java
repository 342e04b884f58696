package dev.relay.repo.manifest;

import dev.relay.repo.graph.Coordinate;
import dev.relay.repo.graph.Manifest;
import dev.relay.repo.graph.ManifestReader;
import dev.relay.repo.graph.UnreadableManifest;
import dev.relay.repo.yaml.Utf8;
import dev.relay.repo.yaml.YamlTree;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads {@code package.json}, for npm, pnpm and yarn alike, and {@code pnpm-workspace.yaml}:
 * coordinates are package names, whatever the version says.
 */
@Component
public final class NpmManifest implements ManifestReader {
  private static final String SPACE = "npm";
  private static final Set<String> DEPENDENCIES =
      Set.of(
          "dependencies",
          "devDependencies",
          "peerDependencies",
          "optionalDependencies",
          "resolutions",
          "overrides");
  private static final Pattern ALIAS = Pattern.compile("npm:(@?[^@]+)(?:@.*)?");
  private static final Pattern SHORT =
      Pattern.compile("(?:(github|gitlab|bitbucket):)?([\\w.-]++/[\\w.-]++)(?:#.*)?");
  private static final Pattern LOCAL = Pattern.compile("(?:file|link|portal):(.*)");
  private static final Pattern WORD = Pattern.compile("[\\s\"'=]+");

  private final JsonFactory json = new JsonFactory();

  @Override
  public String kind() {
    return "npm";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public boolean reads(String path) {
    return Set.of("package.json", "pnpm-workspace.yaml").contains(Links.name(path));
  }

  @Override
  public Manifest read(String path, byte[] content) {
    return Links.name(path).equals("package.json")
        ? packageJson(Links.folder(path), content)
        : pnpm(Links.folder(path), content);
  }

  private Manifest packageJson(String folder, byte[] content) {
    var text = Utf8.of(content);
    try (var parser = json.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableManifest("it is no JSON object.");
      }
      return manifest(folder, parser);
    } catch (JacksonException e) {
      throw new UnreadableManifest("it is no JSON that can be read.");
    }
  }

  private static Manifest manifest(String folder, JsonParser parser) {
    var draft = new ManifestDraft();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var field = parser.currentName();
      var value = parser.nextToken();
      if (field.equals("name") && value == JsonToken.VALUE_STRING) {
        draft.make(SPACE, parser.getString());
      } else if (DEPENDENCIES.contains(field) && value == JsonToken.START_OBJECT) {
        dependencies(folder, parser, draft);
      } else if (field.equals("scripts") && value == JsonToken.START_OBJECT) {
        scripts(folder, parser, draft);
      } else {
        parser.skipChildren();
      }
    }
    return draft.done();
  }

  private static void dependencies(String folder, JsonParser parser, ManifestDraft draft) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var line = parser.currentTokenLocation().getLineNr();
      draft.use(SPACE, parser.currentName(), line, ManifestDraft.CERTAIN);
      if (parser.nextToken() == JsonToken.VALUE_STRING) {
        from(folder, parser.getString(), line, draft);
      }
      parser.skipChildren();
    }
  }

  /** Where a version says that a package comes from. */
  private static void from(String folder, String version, int line, ManifestDraft draft) {
    var alias = ALIAS.matcher(version);
    var local = LOCAL.matcher(version);
    var brief = SHORT.matcher(version);
    if (alias.matches()) {
      draft.use(SPACE, alias.group(1), line, ManifestDraft.CERTAIN);
    } else if (local.matches()) {
      draft.use(Coordinate.sibling(folder, local.group(1)), line, ManifestDraft.PLACE);
    } else if (brief.matches()) {
      var host = brief.group(1) == null ? "github" : brief.group(1);
      var top = host.equals("bitbucket") ? ".org/" : ".com/";
      draft.use(
          Coordinate.address("https://" + host + top + brief.group(2)),
          line,
          ManifestDraft.CERTAIN);
    } else if (version.contains("://")) {
      draft.use(Coordinate.address(version), line, ManifestDraft.CERTAIN);
    }
  }

  /** Scripts that reach into a repository beside this one, or fetch a file of another. */
  private static void scripts(String folder, JsonParser parser, ManifestDraft draft) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var line = parser.currentTokenLocation().getLineNr();
      if (parser.nextToken() == JsonToken.VALUE_STRING) {
        Stream.of(WORD.split(parser.getString()))
            .map(word -> Links.of(folder, word))
            .flatMap(Optional::stream)
            .forEach(link -> draft.use(Optional.of(link), line, ManifestDraft.PLACE));
      }
      parser.skipChildren();
    }
  }

  private static Manifest pnpm(String folder, byte[] content) {
    var draft = new ManifestDraft();
    YamlTree.get(YamlTree.parse(content), "packages").stream()
        .flatMap(packages -> YamlTree.items(packages).stream())
        .forEach(node ->
            YamlTree.text(node)
                .ifPresent(glob ->
                    draft.use(
                        Coordinate.sibling(folder, glob),
                        YamlTree.line(node),
                        ManifestDraft.PLACE)));
    return draft.done();
  }
}
