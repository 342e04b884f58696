package dev.relay.mcp.analysis.findings.osv;

import dev.relay.mcp.analysis.findings.dependency.Ecosystem;
import dev.relay.mcp.analysis.findings.osv.Advisory.Event;
import dev.relay.mcp.analysis.findings.osv.Advisory.Range;
import dev.relay.mcp.analysis.findings.osv.Advisory.What;
import dev.relay.mcp.analysis.findings.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One file of OSV data: https://ossf.github.io/osv-schema. */
final class OsvEntry {
  private static final JsonMapper JSON = JsonMapper.shared();

  private OsvEntry() {}

  /**
   * By the package that it is about; empty for what was taken back, and for what is no such file.
   */
  static Map<PackageName, List<Advisory>> read(byte[] bytes) {
    JsonNode root;
    try {
      root = JSON.readTree(bytes);
    } catch (JacksonException e) {
      return Map.of();
    }
    if (root.has("withdrawn")) {
      return Map.of();
    }
    var found = new LinkedHashMap<PackageName, List<Advisory>>();
    for (var affected : root.path("affected")) {
      name(affected.path("package"))
          .ifPresent(name ->
              found.computeIfAbsent(name, _ -> new ArrayList<>()).add(advisory(root, affected)));
    }
    return found;
  }

  private static Optional<PackageName> name(JsonNode json) {
    // An ecosystem may have a suffix, such as Maven:https://repo.example.org.
    var ecosystem = json.path("ecosystem").asString("").replaceFirst(":.*", "");
    var name = json.path("name").asString("");
    for (var known : Ecosystem.values()) {
      if (known.osv().equals(ecosystem) && !name.isEmpty()) {
        return Optional.of(PackageName.of(known, name));
      }
    }
    return Optional.empty();
  }

  private static Advisory advisory(JsonNode root, JsonNode affected) {
    var id = root.path("id").asString("?");
    var cve = texts(root.path("aliases")).stream().filter(a -> a.startsWith("CVE-")).findFirst();
    var summary = root.path("summary").asString("");
    var ranges = new ArrayList<Range>();
    for (var range : affected.path("ranges")) {
      if (!range.path("type").asString("").equals("GIT")) {
        ranges.add(range(range));
      }
    }
    return new Advisory(
        cve.orElse(id),
        summary.isEmpty() ? "It has no summary." : summary,
        severity(id, root, affected),
        texts(affected.path("versions")),
        ranges);
  }

  private static Range range(JsonNode json) {
    var events = new ArrayList<Event>();
    for (var event : json.path("events")) {
      for (var what : What.values()) {
        var version = event.path(what.name().toLowerCase(Locale.ROOT)).asString("");
        if (!version.isEmpty()) {
          events.add(new Event(what, version));
        }
      }
    }
    return new Range(List.copyOf(events));
  }

  private static Severity severity(String id, JsonNode root, JsonNode affected) {
    if (id.startsWith("MAL-")) {
      return Severity.CRITICAL; // The package itself is an attack.
    }
    var word =
        root.path("database_specific").path("severity").asString("").toUpperCase(Locale.ROOT);
    return switch (word) {
      case "CRITICAL" -> Severity.CRITICAL;
      case "HIGH" -> Severity.HIGH;
      case "MODERATE", "MEDIUM" -> Severity.MEDIUM;
      case "LOW" -> Severity.LOW;
      default -> score(root).or(() -> score(affected)).map(Cvss::severity).orElse(Severity.MEDIUM);
    };
  }

  private static Optional<Double> score(JsonNode holder) {
    for (var severity : holder.path("severity")) {
      var score = Cvss.score(severity.path("score").asString(""));
      if (score.isPresent()) {
        return score;
      }
    }
    return Optional.empty();
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(each -> texts.add(each.asString("")));
    return texts;
  }
}
