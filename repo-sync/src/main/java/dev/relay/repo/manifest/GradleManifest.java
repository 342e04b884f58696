package dev.relay.repo.manifest;

import dev.relay.repo.graph.Coordinate;
import dev.relay.repo.graph.Manifest;
import dev.relay.repo.graph.ManifestReader;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.tomlj.TomlTable;

/**
 * Reads Gradle's settings, version catalogs and build files, without running them: coordinates are
 * those of Maven, so that both find each other.
 */
@Component
final class GradleManifest implements ManifestReader {
  private static final String SPACE = "maven";
  private static final String ID = "[A-Za-z0-9_.-]";
  private static final Pattern MODULE =
      Pattern.compile("[\"'](" + ID + "++:" + ID + "++)(?::[^\"'\\n]*+)?[\"']");
  private static final Pattern NAMED =
      Pattern.compile(
          "group\\s*+[:=]\\s*+[\"']("
              + ID
              + "++)[\"']\\s*+,\\s*+(?:name|module)\\s*+[:=]\\s*+[\"']("
              + ID
              + "++)[\"']");
  private static final Pattern PLUGIN =
      Pattern.compile("\\bid\\s*+\\(?\\s*+[\"'](" + ID + "++)[\"']");
  private static final Pattern PLUGIN_MADE =
      Pattern.compile("\\bid(?:\\s*+=|\\.set\\()\\s*+[\"'](" + ID + "++)[\"']");
  private static final Pattern GROUP =
      Pattern.compile("(?m)(?:^|\\s|\\.)group\\s*+=?\\s*+[\"'](" + ID + "++)[\"']\\s*$");
  private static final Pattern ROOT =
      Pattern.compile("rootProject\\.name\\s*+=\\s*+[\"'](" + ID + "++)[\"']");
  private static final Pattern INCLUDED =
      Pattern.compile("\\binclude\\b\\s*+\\(?((?:[\\s,]*+[\"'][^\"'\\n]*+[\"'])++)");
  private static final Pattern BUILD =
      Pattern.compile("\\bincludeBuild\\s*+\\(?\\s*+[\"']([^\"'\\n]++)[\"']");
  private static final Pattern TEXT = Pattern.compile("[\"']([^\"'\\n]++)[\"']");

  @Override
  public String kind() {
    return "gradle";
  }

  @Override
  public boolean reads(String path) {
    return Links.name(path)
        .matches("(build|settings)\\.gradle(\\.kts)?|gradle\\.properties|.+\\.versions\\.toml");
  }

  @Override
  public Manifest read(String path, byte[] content) {
    var draft = new ManifestDraft();
    var name = Links.name(path);
    if (name.endsWith(".toml")) {
      catalog(draft, TomlFile.parse(content));
    } else if (name.equals("gradle.properties")) {
      properties(draft, ManifestText.of(content));
    } else if (name.startsWith("settings")) {
      settings(draft, path, ManifestText.of(content).withoutComments());
    } else {
      build(draft, path, ManifestText.of(content).withoutComments());
    }
    return draft.done();
  }

  private static void catalog(ManifestDraft draft, TomlTable file) {
    var libraries = TomlFile.table(file, "libraries");
    for (var key : libraries.keySet()) {
      var line = TomlFile.line(libraries, key);
      var details = TomlFile.table(libraries, key);
      TomlFile.text(libraries, key)
          .or(() -> TomlFile.text(details, "module"))
          .or(() ->
              TomlFile.text(details, "group")
                  .flatMap(g -> TomlFile.text(details, "name").map(n -> g + ":" + n)))
          .ifPresent(module -> draft.use(SPACE, module(module), line, ManifestDraft.CERTAIN));
    }
    var plugins = TomlFile.table(file, "plugins");
    for (var key : plugins.keySet()) {
      TomlFile.text(plugins, key)
          .map(text -> text.replaceFirst(":.*", ""))
          .or(() -> TomlFile.text(TomlFile.table(plugins, key), "id"))
          .ifPresent(id ->
              draft.use(SPACE, marker(id), TomlFile.line(plugins, key), ManifestDraft.CERTAIN));
    }
  }

  private static String module(String text) {
    var parts = text.split(":");
    return parts.length < 2 ? "" : parts[0] + ":" + parts[1];
  }

  /** How Gradle asks a Maven repository for a plugin. */
  private static String marker(String id) {
    return id + ":" + id + ".gradle.plugin";
  }

  private static void properties(ManifestDraft draft, ManifestText text) {
    for (var line : text.lines()) {
      var setting = line.split("[=:]", 2);
      if (setting.length == 2 && setting[0].strip().equals("group")) {
        draft.define("group", setting[1].strip());
      }
    }
  }

  private static void settings(ManifestDraft draft, String path, ManifestText text) {
    find(ROOT, text.text()).ifPresent(root -> draft.make(SPACE, "${group}:" + root));
    var included = INCLUDED.matcher(text.text());
    while (included.find()) {
      var project = TEXT.matcher(included.group(1));
      while (project.find()) {
        draft.make(SPACE, "${group}:" + project.group(1).replaceFirst("^.*:", ""));
      }
    }
    var build = BUILD.matcher(text.text());
    while (build.find()) {
      draft.use(
          Coordinate.sibling(Links.folder(path), build.group(1)),
          text.line(build.start()),
          ManifestDraft.PLACE);
    }
    dependencies(draft, text);
  }

  private static void build(ManifestDraft draft, String path, ManifestText text) {
    find(GROUP, text.text()).ifPresent(group -> draft.define("group", group));
    var folder = Links.name(Links.folder(path));
    draft.make(SPACE, folder.isEmpty() ? "" : "${group}:" + folder);
    var made = PLUGIN_MADE.matcher(text.text());
    while (made.find()) {
      draft.make(SPACE, marker(made.group(1)));
    }
    dependencies(draft, text);
  }

  private static void dependencies(ManifestDraft draft, ManifestText text) {
    var module = MODULE.matcher(text.text());
    while (module.find()) {
      draft.use(SPACE, module.group(1), text.line(module.start()), ManifestDraft.LIKELY);
    }
    var named = NAMED.matcher(text.text());
    while (named.find()) {
      var name = named.group(1) + ":" + named.group(2);
      draft.use(SPACE, name, text.line(named.start()), ManifestDraft.LIKELY);
    }
    var plugin = PLUGIN.matcher(text.text());
    while (plugin.find()) {
      var line = text.line(plugin.start());
      draft.use(SPACE, marker(plugin.group(1)), line, ManifestDraft.LIKELY);
    }
  }

  private static Optional<String> find(Pattern pattern, String text) {
    var match = pattern.matcher(text);
    return match.find() ? Optional.of(match.group(1)) : Optional.empty();
  }
}
