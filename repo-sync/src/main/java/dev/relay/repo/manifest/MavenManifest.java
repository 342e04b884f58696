package dev.relay.repo.manifest;

import dev.relay.repo.graph.Manifest;
import dev.relay.repo.graph.ManifestReader;
import dev.relay.repo.graph.UnreadableManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.apache.maven.model.Model;
import org.apache.maven.model.ModelBase;
import org.apache.maven.model.io.xpp3.MavenXpp3ReaderEx;
import org.codehaus.plexus.util.ReaderFactory;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads {@code pom.xml}: coordinates are {@code groupId:artifactId}. Properties hold in the modules
 * below it, as they do for Maven.
 */
@Component
public final class MavenManifest implements ManifestReader {
  private static final String SPACE = "maven";
  private static final String PLUGINS = "org.apache.maven.plugins";

  @Override
  public String kind() {
    return "maven";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public boolean reads(String path) {
    return Links.name(path).equals("pom.xml");
  }

  @Override
  public Manifest read(String path, byte[] content) {
    var model = model(content);
    var draft = new ManifestDraft();
    model.getProperties().forEach((key, value) -> draft.define("" + key, "" + value));
    var group = group(model);
    draft.make(SPACE, own(model, group) + ":" + own(model, model.getArtifactId()));
    var parent = model.getParent();
    if (parent != null) {
      use(draft, model, parent.getGroupId(), parent.getArtifactId(), parent.getLocation(""));
    }
    uses(draft, model, model, model.getBuild());
    model.getProfiles().forEach(profile -> uses(draft, model, profile, profile.getBuild()));
    extensions(draft, model);
    return draft.done();
  }

  private static Model model(byte[] content) {
    try (var reader = ReaderFactory.newXmlReader(new ByteArrayInputStream(content))) {
      var text = reader.readAllAsString();
      if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
        throw new UnreadableManifest("it has a DOCTYPE, which no project file needs.");
      }
      return new MavenXpp3ReaderEx().read(new StringReader(text), false, new InputSource());
    } catch (IOException | XmlPullParserException e) {
      throw new UnreadableManifest("it is no Maven project file.");
    }
  }

  private static void uses(
      ManifestDraft draft, Model model, ModelBase from, @Nullable BuildBase build) {
    var imported =
        Optional.ofNullable(from.getDependencyManagement()).stream()
            .flatMap(managed -> managed.getDependencies().stream())
            .filter(managed -> "import".equals(managed.getScope()));
    Stream.concat(from.getDependencies().stream(), imported)
        .forEach(dependency -> use(draft, model, dependency));
    if (build != null) {
      var managed =
          Optional.ofNullable(build.getPluginManagement()).stream()
              .flatMap(management -> management.getPlugins().stream());
      Stream.concat(build.getPlugins().stream(), managed)
          .filter(plugin -> !plugin.getGroupId().equals(PLUGINS))
          .forEach(plugin -> {
            var where = plugin.getLocation("artifactId");
            use(draft, model, plugin.getGroupId(), plugin.getArtifactId(), where);
          });
    }
  }

  private static void extensions(ManifestDraft draft, Model model) {
    Optional.ofNullable(model.getBuild()).map(Build::getExtensions).stream()
        .flatMap(java.util.List::stream)
        .forEach(each -> {
          var where = each.getLocation("artifactId");
          use(draft, model, each.getGroupId(), each.getArtifactId(), where);
        });
  }

  private static void use(ManifestDraft draft, Model model, Dependency dependency) {
    var where = dependency.getLocation("artifactId");
    use(draft, model, dependency.getGroupId(), dependency.getArtifactId(), where);
  }

  private static void use(
      ManifestDraft draft,
      Model model,
      @Nullable String group,
      @Nullable String artifact,
      @Nullable InputLocation where) {
    var line = where == null ? 1 : Math.max(1, where.getLineNumber());
    var name = own(model, group) + ":" + own(model, artifact);
    draft.use(SPACE, name, line, ManifestDraft.CERTAIN);
  }

  private static @Nullable String group(Model model) {
    if (model.getGroupId() != null || model.getParent() == null) {
      return model.getGroupId();
    }
    return model.getParent().getGroupId();
  }

  /** What a project calls itself is known here; properties are filled in with those around it. */
  private static String own(Model model, @Nullable String text) {
    var group = String.valueOf(group(model));
    return (text == null ? "" : text)
        .replace("${project.groupId}", group)
        .replace("${pom.groupId}", group)
        .replace("${groupId}", group)
        .replace("${project.artifactId}", String.valueOf(model.getArtifactId()));
  }
}
