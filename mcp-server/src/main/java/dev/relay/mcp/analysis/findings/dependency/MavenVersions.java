package dev.relay.mcp.analysis.findings.dependency;

import dev.relay.mcp.analysis.findings.dependency.Dependency.Source;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.InputSource;
import org.apache.maven.model.Model;
import org.apache.maven.model.ModelBase;
import org.apache.maven.model.io.xpp3.MavenXpp3ReaderEx;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** Reads {@code pom.xml}. Versions that a parent or a BOM outside the repository sets stay open. */
final class MavenVersions implements VersionReader {
  @Override
  public boolean reads(String name) {
    return name.equals("pom.xml");
  }

  @Override
  public Declared read(String name, String text) {
    var model = model(text);
    var dependencies = new ArrayList<Dependency>();
    from(model, dependencies);
    model.getProfiles().forEach(profile -> from(profile, dependencies));
    Optional.ofNullable(model.getParent())
        .ifPresent(parent ->
            dependencies.add(
                new Dependency(
                    Ecosystem.MAVEN,
                    parent.getGroupId() + ":" + parent.getArtifactId(),
                    String.valueOf(parent.getVersion()),
                    line(parent.getLocation("artifactId")),
                    Source.DECLARED)));
    return new Declared(dependencies, defines(model));
  }

  private static Model model(String text) {
    if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
      throw new UnreadableVersions("it has a DOCTYPE");
    }
    try {
      return new MavenXpp3ReaderEx().read(new StringReader(text), false, new InputSource());
    } catch (IOException | XmlPullParserException e) {
      throw new UnreadableVersions("it is no Maven project file", e);
    }
  }

  private static void from(ModelBase base, List<Dependency> all) {
    base.getDependencies().forEach(each -> all.add(dependency(each, Source.DECLARED)));
    Optional.ofNullable(base.getDependencyManagement()).stream()
        .map(DependencyManagement::getDependencies)
        .flatMap(List::stream)
        .forEach(each -> all.add(dependency(each, Source.MANAGED)));
  }

  private static Dependency dependency(org.apache.maven.model.Dependency each, Source source) {
    var version = each.getVersion() == null ? "" : each.getVersion().strip();
    var name = each.getGroupId() + ":" + each.getArtifactId();
    var where = each.getLocation(version.isEmpty() ? "artifactId" : "version");
    // A range such as [1,2) is no version.
    var one = version.matches("[\\[(].*") ? "" : version;
    return new Dependency(Ecosystem.MAVEN, name, one, line(where), source);
  }

  private static int line(
      org.apache.maven.model.@org.jspecify.annotations.Nullable InputLocation l) {
    return l == null ? 1 : Math.max(1, l.getLineNumber());
  }

  private static Map<String, String> defines(Model model) {
    var defines = new HashMap<String, String>();
    model.getProperties().forEach((key, value) -> defines.put("" + key, "" + value));
    var parent = model.getParent();
    var version =
        model.getVersion() != null
            ? model.getVersion()
            : parent == null ? null : parent.getVersion();
    if (version != null) {
      defines.put("project.version", version);
    }
    if (parent != null && parent.getVersion() != null) {
      defines.put("project.parent.version", parent.getVersion());
    }
    return defines;
  }
}
