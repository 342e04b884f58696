package dev.relay.repo.manifest;

import dev.relay.repo.graph.Coordinate;
import dev.relay.repo.graph.Manifest;
import dev.relay.repo.graph.ManifestReader;
import dev.relay.repo.yaml.YamlTree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.nodes.Node;

/** Reads Dockerfiles and compose files: coordinates are images without their tags. */
@Component
final class DockerManifest implements ManifestReader {
  static final String SPACE = "docker";
  private static final Pattern FILE =
      Pattern.compile("(Dockerfile|Containerfile)([-_.].*)?|.*\\.(Dockerfile|dockerfile)");
  private static final Pattern COMPOSE = Pattern.compile("(docker-)?compose([-_.].*)?\\.ya?ml");
  private static final Pattern FROM =
      Pattern.compile("(?i)\\s*+FROM\\s++(?:--\\S++\\s++)*+(\\S++)(?:\\s++AS\\s++(\\S++))?.*");
  private static final Pattern COPY = Pattern.compile("(?i)\\s*+COPY\\s.*?--from=(\\S++).*");
  private static final Pattern ARG = Pattern.compile("(?i)\\s*+ARG\\s++(\\w++)=(\\S++).*");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:(\\w++)|\\{(\\w++)(?::?-([^}]*+))?})");

  @Override
  public String kind() {
    return "docker";
  }

  @Override
  public boolean reads(String path) {
    var name = Links.name(path);
    return FILE.matcher(name).matches() || COMPOSE.matcher(name).matches();
  }

  @Override
  public Manifest read(String path, byte[] content) {
    var draft = new ManifestDraft();
    if (COMPOSE.matcher(Links.name(path)).matches()) {
      YamlTree.get(YamlTree.parse(content), "services")
          .ifPresent(services -> services(draft, Links.folder(path), services));
    } else {
      file(draft, ManifestText.of(content));
    }
    return draft.done();
  }

  private static void file(ManifestDraft draft, ManifestText text) {
    var arguments = new HashMap<String, String>();
    var stages = new HashSet<String>();
    int number = 0;
    for (var line : text.lines()) {
      number++;
      var argument = ARG.matcher(line);
      var from = FROM.matcher(line);
      var copy = COPY.matcher(line);
      if (argument.matches()) {
        arguments.put(argument.group(1), argument.group(2).replaceAll("^[\"']|[\"']$", ""));
      } else if (from.matches()) {
        use(draft, filled(from.group(1), arguments), stages, number);
        if (from.group(2) != null) {
          stages.add(from.group(2).toLowerCase(Locale.ROOT));
        }
      } else if (copy.matches() && !copy.group(1).matches("\\d+")) {
        use(draft, filled(copy.group(1), arguments), stages, number);
      }
    }
  }

  private static void use(ManifestDraft draft, String image, Set<String> stages, int line) {
    if (!stages.contains(image.toLowerCase(Locale.ROOT))) {
      use(draft, image, line);
    }
  }

  /** By its name, and as a guess by the repository that is called like it. */
  static void use(ManifestDraft draft, String image, int line) {
    var name = image(image);
    if (!name.isEmpty() && !name.contains("$")) {
      draft.use(SPACE, name, line, ManifestDraft.CERTAIN);
      if (name.contains("/")) {
        draft.use(Coordinate.SIBLING, Links.name(name), line, ManifestDraft.GUESS);
      }
    }
  }

  /** {@code docker.io/library/node:22@sha256:…} is {@code node}. */
  static String image(String image) {
    var name = image.strip().toLowerCase(Locale.ROOT).replaceFirst("@.*$", "");
    var colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    return (colon < 0 ? name : name.substring(0, colon))
        .replaceFirst("^(index\\.)?docker\\.io/", "")
        .replaceFirst("^library/", "");
  }

  private static String filled(String text, Map<String, String> arguments) {
    return VARIABLE
        .matcher(text)
        .replaceAll(match -> {
          var name = match.group(1) == null ? match.group(2) : match.group(1);
          var fallback = match.group(3) == null ? match.group() : match.group(3);
          return Matcher.quoteReplacement(arguments.getOrDefault(name, fallback));
        });
  }

  private static void services(ManifestDraft draft, String folder, Node services) {
    for (var service : YamlTree.entries(services)) {
      var build = YamlTree.get(service.value(), "build");
      var image = YamlTree.get(service.value(), "image");
      image
          .flatMap(YamlTree::text)
          .map(text -> filled(text, Map.of()))
          .ifPresent(name -> {
            if (build.isPresent()) {
              draft.make(SPACE, image(name));
            } else {
              use(draft, name, YamlTree.line(image.orElseThrow()));
            }
          });
      build.ifPresent(node -> build(draft, folder, node));
    }
  }

  private static void build(ManifestDraft draft, String folder, Node build) {
    YamlTree.get(build, "context")
        .or(() -> java.util.Optional.of(build))
        .ifPresent(context ->
            YamlTree.text(context)
                .ifPresent(text ->
                    draft.use(
                        Links.of(folder, text).or(() -> Coordinate.sibling(folder, text)),
                        YamlTree.line(context),
                        ManifestDraft.PLACE)));
  }
}
