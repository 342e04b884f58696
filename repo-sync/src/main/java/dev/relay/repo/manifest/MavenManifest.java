package dev.relay.repo.manifest;

import dev.relay.repo.graph.Manifest;
import dev.relay.repo.graph.ManifestReader;
import dev.relay.repo.graph.UnreadableManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3ReaderEx;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads {@code pom.xml}: coordinates are {@code groupId:artifactId}. */
@Component
public final class MavenManifest implements ManifestReader {
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

  @Override
  public String kind() {
    return "maven";
  }

  @Override
  public boolean reads(String path) {
    return path.equals("pom.xml") || path.endsWith("/pom.xml");
  }

  @Override
  public Manifest read(byte[] content) {
    var model = model(content);
    var uses = new ArrayList<Manifest.Use>();
    var parent = model.getParent();
    if (parent != null) {
      uses.add(use(model, parent.getGroupId(), parent.getArtifactId(), parent.getLocation("")));
    }
    var dependencies = new ArrayList<>(model.getDependencies());
    if (model.getDependencyManagement() != null) {
      model.getDependencyManagement().getDependencies().stream()
          .filter(managed -> "import".equals(managed.getScope()))
          .forEach(dependencies::add);
    }
    dependencies.forEach(dependency -> uses.add(use(model, dependency)));
    return new Manifest(List.of(coordinate(model, group(model), model.getArtifactId())), uses);
  }

  private static Model model(byte[] content) {
    try {
      return new MavenXpp3ReaderEx()
          .read(new ByteArrayInputStream(content), false, new InputSource());
    } catch (IOException | XmlPullParserException e) {
      throw new UnreadableManifest("it is no Maven project file.");
    }
  }

  private static Manifest.Use use(Model model, Dependency dependency) {
    return use(
        model,
        dependency.getGroupId(),
        dependency.getArtifactId(),
        dependency.getLocation("artifactId"));
  }

  private static Manifest.Use use(
      Model model,
      @Nullable String group,
      @Nullable String artifact,
      @Nullable InputLocation where) {
    var line = where == null ? 1 : Math.max(1, where.getLineNumber());
    return new Manifest.Use(coordinate(model, group, artifact), line);
  }

  private static String coordinate(Model model, @Nullable String group, @Nullable String artifact) {
    return filled(model, group) + ":" + filled(model, artifact);
  }

  private static @Nullable String group(Model model) {
    if (model.getGroupId() != null || model.getParent() == null) {
      return model.getGroupId();
    }
    return model.getParent().getGroupId();
  }

  /** Properties that the file itself defines; others stay as they are written. */
  private static String filled(Model model, @Nullable String text) {
    var groupId = String.valueOf(group(model));
    var known =
        Map.of(
            "project.groupId", groupId,
            "pom.groupId", groupId,
            "groupId", groupId,
            "project.artifactId", String.valueOf(model.getArtifactId()));
    return PROPERTY
        .matcher(text == null ? "" : text)
        .replaceAll(match -> {
          var name = match.group(1);
          var value =
              known.getOrDefault(name, model.getProperties().getProperty(name, match.group()));
          return java.util.regex.Matcher.quoteReplacement(value);
        });
  }
}
