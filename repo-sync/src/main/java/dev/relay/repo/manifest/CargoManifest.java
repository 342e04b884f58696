package dev.relay.repo.manifest;

import dev.relay.repo.graph.Coordinate;
import dev.relay.repo.graph.Manifest;
import dev.relay.repo.graph.ManifestReader;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tomlj.TomlTable;

/** Reads {@code Cargo.toml}: coordinates are crate names. */
@Component
final class CargoManifest implements ManifestReader {
  private static final String SPACE = "cargo";
  private static final List<String> DEPENDENCIES =
      List.of("dependencies", "dev-dependencies", "build-dependencies");

  @Override
  public String kind() {
    return "cargo";
  }

  @Override
  public boolean reads(String path) {
    return Links.name(path).equals("Cargo.toml");
  }

  @Override
  public Manifest read(String path, byte[] content) {
    var file = TomlFile.parse(content);
    var draft = new ManifestDraft();
    TomlFile.text(TomlFile.table(file, "package"), "name")
        .ifPresent(name -> draft.make(SPACE, crate(name)));
    var folder = Links.folder(path);
    dependencies(draft, folder, file);
    dependencies(draft, folder, TomlFile.table(file, "workspace"));
    TomlFile.tables(TomlFile.table(file, "target"))
        .forEach(target -> dependencies(draft, folder, target));
    TomlFile.tables(TomlFile.table(file, "patch")).forEach(patch -> table(draft, folder, patch));
    return draft.done();
  }

  private static void dependencies(ManifestDraft draft, String folder, TomlTable holder) {
    DEPENDENCIES.forEach(key -> table(draft, folder, TomlFile.table(holder, key)));
  }

  private static void table(ManifestDraft draft, String folder, TomlTable table) {
    for (var key : table.keySet()) {
      var line = TomlFile.line(table, key);
      var details = TomlFile.table(table, key);
      var name = TomlFile.text(details, "package").orElse(key);
      draft.use(SPACE, crate(name), line, ManifestDraft.CERTAIN);
      TomlFile.text(details, "git")
          .ifPresent(url -> draft.use(Coordinate.address(url), line, ManifestDraft.CERTAIN));
      TomlFile.text(details, "path")
          .ifPresent(to -> draft.use(Coordinate.sibling(folder, to), line, ManifestDraft.PLACE));
    }
  }

  /** Cargo takes both for one. */
  private static String crate(String name) {
    return name.replace('_', '-');
  }
}
