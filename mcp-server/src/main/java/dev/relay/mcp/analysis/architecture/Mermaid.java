package dev.relay.mcp.analysis.architecture;

import dev.relay.mcp.analysis.architecture.Architecture.Link;
import dev.relay.mcp.analysis.architecture.Architecture.Module;
import java.util.LinkedHashMap;
import java.util.List;

/** Modules and links as a Mermaid flowchart, a box around each repository of several modules. */
final class Mermaid {
  private static final int NODES = 60;
  private static final int LINKS = 120;

  private Mermaid() {}

  static String of(List<Module> modules, List<Link> links) {
    var ids = new LinkedHashMap<String, String>();
    modules.stream().limit(NODES).forEach(m -> ids.put(m.name(), "m" + ids.size()));
    var text = new StringBuilder("flowchart LR\n");
    var shown = modules.stream().limit(NODES).toList();
    shown.stream()
        .map(Module::repository)
        .distinct()
        .forEach(repository -> {
          text.append("  subgraph ").append(label(box(shown, repository), repository)).append('\n');
          shown.stream()
              .filter(m -> m.repository().equals(repository))
              .forEach(m ->
                  text.append("    ")
                      .append(label(String.valueOf(ids.get(m.name())), m.name()))
                      .append('\n'));
          text.append("  end\n");
        });
    links.stream()
        .filter(link -> ids.containsKey(link.from()) && ids.containsKey(link.to()))
        .limit(LINKS)
        .forEach(link ->
            text.append(
                "  %s -->|%d| %s\n"
                    .formatted(ids.get(link.from()), link.uses(), ids.get(link.to()))));
    return text.toString();
  }

  private static String box(List<Module> modules, String repository) {
    return "r" + modules.stream().map(Module::repository).distinct().toList().indexOf(repository);
  }

  /** Names come from strangers: what could end the text or begin something else is left out. */
  private static String label(String id, String name) {
    return id + "[\"" + name.replaceAll("[^\\p{L}\\p{N}._/@ -]", "_") + "\"]";
  }
}
