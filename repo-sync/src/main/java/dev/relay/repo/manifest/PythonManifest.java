package dev.relay.repo.manifest;

import dev.relay.repo.graph.Coordinate;
import dev.relay.repo.graph.Manifest;
import dev.relay.repo.graph.ManifestReader;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.tomlj.TomlTable;

/**
 * Reads {@code pyproject.toml}, {@code setup.cfg} and requirements files: coordinates are names of
 * distributions.
 */
@Component
final class PythonManifest implements ManifestReader {
  private static final String SPACE = "python";
  private static final Pattern REQUIREMENTS =
      Pattern.compile("(requirements|constraints)([-_.].*)?\\.(txt|in)|.*[-_.]requirements\\.txt");
  private static final Pattern IN_FOLDER = Pattern.compile("(^|.*/)requirements/[^/]+\\.(txt|in)");
  private static final Pattern NAME =
      Pattern.compile(
          "\\s*([A-Za-z0-9][A-Za-z0-9._-]*+)\\s*+(?:\\[[^]]*+])?\\s*+(?:@\\s*+(\\S++))?.*");
  private static final Pattern EGG = Pattern.compile("[#&]egg=([A-Za-z0-9._-]++)");
  private static final Pattern ADDRESS = Pattern.compile("git\\+([^#@]*+(?:@[^#@/]*+/[^#@]*+)?).*");
  private static final Pattern SECTION = Pattern.compile("\\[([^]]*+)]\\s*");
  private static final Pattern SETTING = Pattern.compile("([A-Za-z0-9_.-]++)\\s*+[=:]\\s*+(.*)");

  @Override
  public String kind() {
    return "python";
  }

  @Override
  public boolean reads(String path) {
    var name = Links.name(path);
    return name.equals("pyproject.toml")
        || name.equals("setup.cfg")
        || REQUIREMENTS.matcher(name).matches()
        || IN_FOLDER.matcher(path).matches();
  }

  @Override
  public Manifest read(String path, byte[] content) {
    var draft = new ManifestDraft();
    switch (Links.name(path)) {
      case "pyproject.toml" ->
          new Project(draft, Links.folder(path), ManifestText.of(content).lines())
              .read(TomlFile.parse(content));
      case "setup.cfg" -> settings(draft, Links.folder(path), ManifestText.of(content));
      default -> requirements(draft, Links.folder(path), ManifestText.of(content));
    }
    return draft.done();
  }

  /** What a {@code pyproject.toml} says in the forms of its three generations. */
  private record Project(ManifestDraft draft, String folder, List<String> lines) {
    void read(TomlTable file) {
      var project = TomlFile.table(file, "project");
      var poetry = TomlFile.table(file, "tool", "poetry");
      TomlFile.text(project, "name").ifPresent(name -> draft.make(SPACE, plain(name)));
      TomlFile.text(poetry, "name").ifPresent(name -> draft.make(SPACE, plain(name)));
      items(project, "dependencies");
      items(TomlFile.table(file, "build-system"), "requires");
      for (var groups :
          List.of(
              TomlFile.table(project, "optional-dependencies"),
              TomlFile.table(file, "dependency-groups"))) {
        groups.keySet().forEach(group -> items(groups, group));
      }
      named(TomlFile.table(poetry, "dependencies"));
      named(TomlFile.table(poetry, "dev-dependencies"));
      TomlFile.tables(TomlFile.table(poetry, "group"))
          .forEach(group -> named(TomlFile.table(group, "dependencies")));
      named(TomlFile.table(file, "tool", "uv", "sources"));
    }

    private void items(TomlTable table, String key) {
      TomlFile.items(lines, table, key)
          .forEach(item -> requirement(draft, folder, item.text(), item.line()));
    }

    private void named(TomlTable table) {
      for (var key : table.keySet()) {
        var line = TomlFile.line(table, key);
        var details = TomlFile.table(table, key);
        draft.use(SPACE, plain(key), line, ManifestDraft.CERTAIN);
        TomlFile.text(details, "git")
            .ifPresent(url -> draft.use(Coordinate.address(url), line, ManifestDraft.CERTAIN));
        TomlFile.text(details, "path")
            .ifPresent(to -> draft.use(Coordinate.sibling(folder, to), line, ManifestDraft.PLACE));
      }
    }
  }

  private static void settings(ManifestDraft draft, String folder, ManifestText text) {
    var section = "";
    var key = "";
    int number = 0;
    for (var line : text.lines()) {
      number++;
      var title = SECTION.matcher(line);
      var setting = SETTING.matcher(line);
      if (line.isBlank() || line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      if (title.matches()) {
        section = title.group(1).strip();
        key = "";
      } else if (Character.isWhitespace(line.charAt(0))) {
        setting(draft, folder, section + "/" + key, line, number);
      } else if (setting.matches()) {
        key = setting.group(1);
        setting(draft, folder, section + "/" + key, setting.group(2), number);
      }
    }
  }

  private static void setting(
      ManifestDraft draft, String folder, String key, String value, int line) {
    if (key.equals("metadata/name")) {
      draft.make(SPACE, plain(value.strip()));
    } else if (key.equals("options/install_requires")
        || key.equals("options/setup_requires")
        || key.equals("options/tests_require")
        || key.startsWith("options.extras_require/")) {
      requirement(draft, folder, value, line);
    }
  }

  private static void requirements(ManifestDraft draft, String folder, ManifestText text) {
    int number = 0;
    for (var line : text.lines()) {
      number++;
      var entry = line.strip().replaceFirst("^(-e|--editable)[ =]", "").strip();
      if (!entry.startsWith("#") && !entry.startsWith("-")) {
        requirement(draft, folder, entry, number);
      }
    }
  }

  private static void requirement(ManifestDraft draft, String folder, String entry, int line) {
    var egg = EGG.matcher(entry);
    var name = NAME.matcher(entry);
    if (entry.startsWith(".")) {
      draft.use(Coordinate.sibling(folder, entry), line, ManifestDraft.PLACE);
    } else if (entry.startsWith("git+")) {
      address(draft, entry, line);
      if (egg.find()) {
        draft.use(SPACE, plain(egg.group(1)), line, ManifestDraft.CERTAIN);
      }
    } else if (name.matches()) {
      draft.use(SPACE, plain(name.group(1)), line, ManifestDraft.CERTAIN);
      if (name.group(2) != null && name.group(2).startsWith("git+")) {
        address(draft, name.group(2), line);
      }
    }
  }

  /** Without the revision after the last {@code @}. */
  private static void address(ManifestDraft draft, String entry, int line) {
    var match = ADDRESS.matcher(entry);
    if (match.matches()) {
      draft.use(Coordinate.address(match.group(1)), line, ManifestDraft.CERTAIN);
    }
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
  }
}
