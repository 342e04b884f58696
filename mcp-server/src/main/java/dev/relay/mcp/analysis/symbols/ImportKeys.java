package dev.relay.mcp.analysis.symbols;

import dev.relay.mcp.analysis.symbols.parse.Definition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Imports of any language in one form, so that they can be compared with what is defined where. */
final class ImportKeys {
  private static final String WHOLE = "w:";
  private static final String LAST = "l:";
  private static final Pattern LIST = Pattern.compile("(?<base>[^{]*)\\{(?<items>[^}]*)}.*");
  private static final Pattern ENDING =
      Pattern.compile("\\.(?:js|mjs|cjs|jsx|ts|tsx|h|hh|hpp|hxx|rb|py|php)$");

  private ImportKeys() {}

  /** What a file that says this imports, for the index. */
  static Set<String> of(List<String> imports) {
    var keys = new LinkedHashSet<String>();
    for (var each : imports) {
      var list = LIST.matcher(each.replace('\n', ' '));
      if (list.matches()) {
        for (var item : list.group("items").split(",")) {
          add(keys, list.group("base") + item.strip().split("\\s+as\\s+")[0]);
        }
      } else {
        add(keys, each.split("\\s+as\\s+")[0]);
      }
    }
    return keys;
  }

  private static void add(Set<String> keys, String path) {
    var name = dotted(path);
    if (!name.isEmpty()) {
      keys.add(WHOLE + name);
      keys.add(LAST + name.substring(name.lastIndexOf('.') + 1));
    }
  }

  private static String dotted(String path) {
    return ENDING
        .matcher(path.strip())
        .replaceFirst("")
        .replaceAll("::|[/\\\\]", ".")
        .replaceAll("^[.@]+|\\.+$", "");
  }

  /** Of an import that can mean nothing else than this definition. */
  static List<String> exact(String space, Definition definition) {
    if (space.isEmpty()) {
      return List.of();
    }
    var outermost = definition.container().split("\\.")[0];
    var keys = new ArrayList<>(List.of(WHOLE + dotted(space + "." + definition.name())));
    if (!outermost.isEmpty()) {
      keys.add(WHOLE + dotted(space + "." + outermost));
      keys.add(WHOLE + dotted(space + "." + outermost + "." + definition.name()));
    }
    return keys;
  }

  /** Of imports of the package, module or file that the definition is in. */
  static List<String> around(String space, String path, Definition definition) {
    var keys = new ArrayList<>(List.of(LAST + definition.name()));
    if (!space.isEmpty()) {
      keys.add(WHOLE + dotted(space));
    }
    var parts = path.split("/");
    var stem = parts[parts.length - 1].replaceFirst("\\..*", "");
    var folder = parts.length > 1 ? parts[parts.length - 2] : "";
    var isIndex = Set.of("index", "mod", "lib", "__init__").contains(stem);
    var isGo = path.endsWith(".go");
    if (isIndex || isGo) {
      keys.add(LAST + (folder.isEmpty() ? space : folder));
    } else if (!path.endsWith(".java") && !path.endsWith(".cs")) {
      keys.add(LAST + stem);
    }
    return keys;
  }
}
