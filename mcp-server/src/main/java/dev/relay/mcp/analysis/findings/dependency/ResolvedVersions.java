package dev.relay.mcp.analysis.findings.dependency;

import dev.relay.mcp.analysis.findings.dependency.Dependency.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** Fills in what files above say: properties, and versions that a parent manages. */
public final class ResolvedVersions {
  private static final Pattern KEY = Pattern.compile("\\$\\{([^}]++)}");

  private final SortedMap<String, Declared> files;
  private final Map<String, String> defines = new HashMap<>();
  private final Map<String, String> managed = new HashMap<>();

  private ResolvedVersions(SortedMap<String, Declared> files) {
    this.files = files;
    files.forEach((path, declared) -> {
      var folder = folder(path);
      // A version catalog lies in a folder of its own and is meant for all.
      var reach = path.endsWith(".versions.toml") ? parent(folder).orElse("") : folder;
      declared.defines().forEach((key, value) -> defines.putIfAbsent(reach + "|" + key, value));
      declared.dependencies().stream()
          .filter(each -> each.source() == Source.MANAGED && !each.version().isEmpty())
          .forEach(each -> managed.putIfAbsent(folder + "|" + each.name(), each.version()));
    });
  }

  /**
   * A dependency of a repository.
   *
   * @param path of the file that names it
   */
  public record At(String path, Dependency dependency) {}

  /**
   * @param unknown how many have a version that nothing in the repository says
   */
  public record Resolved(List<At> known, int unknown) {}

  /**
   * @param files of one repository, by path
   */
  public static Resolved of(SortedMap<String, Declared> files) {
    return new ResolvedVersions(files).resolved();
  }

  private Resolved resolved() {
    var known = new ArrayList<At>();
    int unknown = 0;
    for (var file : files.entrySet()) {
      for (var each : file.getValue().dependencies()) {
        var version = version(folder(file.getKey()), each);
        if (version.isPresent()) {
          known.add(new At(file.getKey(), each.with(version.get())));
        } else if (each.source() != Source.MANAGED) {
          unknown++;
        }
      }
    }
    return new Resolved(known, unknown);
  }

  private Optional<String> version(String folder, Dependency each) {
    var said =
        each.version().isEmpty()
            ? nearest(managed, folder, each.name()).orElse("")
            : each.version();
    for (int depth = 0; depth < 5 && said.contains("${"); depth++) {
      var key = KEY.matcher(said);
      if (!key.find()) {
        break;
      }
      var value = nearest(defines, folder, key.group(1));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      said = said.replace(key.group(), value.get());
    }
    return said.isEmpty() || said.contains("${") || said.length() > 200
        ? Optional.empty()
        : Optional.of(said);
  }

  private static Optional<String> nearest(Map<String, String> values, String folder, String key) {
    for (var at = Optional.of(folder); at.isPresent(); at = parent(at.get())) {
      var value = values.get(at.get() + "|" + key);
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private static Optional<String> parent(String folder) {
    return folder.isEmpty() ? Optional.empty() : Optional.of(folder(folder));
  }
}
