package dev.relay.mcp.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/**
 * A local repository of the task's own: links to the user's, with real folders only where the
 * workspace's own artifacts go. What a sibling installs there, nobody else sees.
 */
public final class MavenSiblings implements Siblings {
  private final Path local;

  /**
   * @param local the user's local repository; may not exist
   */
  public MavenSiblings(Path local) {
    this.local = local;
  }

  @Override
  public Link link(Place place, List<Place> siblings) throws IOException {
    if (model(place.copy()) == null) {
      return Link.NONE;
    }
    var overlay = place.scratch().resolve("m2");
    Files.createDirectories(overlay);
    var own = new TreeSet<Path>();
    for (var sibling : siblings) {
      folder(sibling.copy(), own);
    }
    folder(place.copy(), own);
    overlay(overlay, local, own, Path.of(""));
    // Artifacts count as present whatever repository this machine once had them from.
    var options =
        "-Dmaven.repo.local="
            + overlay
            + " -Daether.enhancedLocalRepository.trackingFilename=relay-untracked"
            + " -Duser.home="
            + place.scratch().resolve("home")
            + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
    return new Link(Map.of("MAVEN_OPTS", options), List.of(overlay), List.of(local));
  }

  @Override
  public List<String> publish(Place place) {
    var model = model(place.copy());
    if (model == null || (!place.site().changed() && installed(model))) {
      return List.of();
    }
    return List.of("mvn", "-o", "-q", "-B", "-DskipTests", "install");
  }

  private boolean installed(Model model) {
    var version = model.getVersion();
    var folder = folder(model);
    return version != null
        && folder != null
        && Files.isDirectory(local.resolve(folder).resolve(version));
  }

  private static void folder(Path tree, Set<Path> own) {
    var model = model(tree);
    var folder = model == null ? null : folder(model);
    if (model == null || folder == null) {
      return;
    }
    own.add(folder);
    model.getModules().stream()
        .map(module -> tree.resolve(module).normalize())
        .filter(module -> module.startsWith(tree) && !module.equals(tree))
        .forEach(module -> folder(module, own));
  }

  /** {@code group/with/slashes/artifact}; null when the model does not say, or says nonsense. */
  private static @Nullable Path folder(Model model) {
    var group = model.getGroupId();
    if (group == null && model.getParent() != null) {
      group = model.getParent().getGroupId();
    }
    var artifact = model.getArtifactId();
    var sound = "[A-Za-z0-9_-][A-Za-z0-9_.-]*";
    if (group == null || artifact == null || !group.matches(sound) || !artifact.matches(sound)) {
      return null;
    }
    return Path.of(group.replace('.', '/')).resolve(artifact);
  }

  private static void overlay(Path to, Path from, Set<Path> own, Path at) throws IOException {
    for (var entry : entries(from)) {
      var name = at.resolve(entry.getFileName().toString());
      var target = to.resolve(name);
      if (own.contains(name)) {
        continue;
      }
      if (own.stream().anyMatch(path -> path.startsWith(name))) {
        if (Files.isSymbolicLink(target)) {
          Files.delete(target);
        }
        Files.createDirectories(target);
        overlay(to, entry, own, name);
      } else if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        Files.createSymbolicLink(target, entry);
      }
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var entries = new ArrayList<Path>();
    try (var all = Files.newDirectoryStream(folder)) {
      all.forEach(entries::add);
    }
    return entries;
  }

  private static @Nullable Model model(Path tree) {
    var pom = Manifest.read(tree.resolve("pom.xml"));
    if (pom.isEmpty()) {
      return null;
    }
    try {
      return new MavenXpp3Reader().read(new ByteArrayInputStream(pom.get()), false);
    } catch (IOException | XmlPullParserException e) {
      return null;
    }
  }
}
