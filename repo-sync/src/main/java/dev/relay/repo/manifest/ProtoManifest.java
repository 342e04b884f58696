package dev.relay.repo.manifest;

import dev.relay.repo.graph.Manifest;
import dev.relay.repo.graph.ManifestReader;
import dev.relay.repo.yaml.YamlTree;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Reads {@code .proto} files and {@code buf.yaml}: coordinates are protobuf packages, which by
 * convention lie in folders of their names, and names of Buf modules.
 */
@Component
final class ProtoManifest implements ManifestReader {
  private static final String SPACE = "proto";
  private static final String MODULE = "buf";
  private static final Pattern PACKAGE =
      Pattern.compile("(?m)^[ \\t]*+package\\s++([\\w.]++)\\s*+;");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^[ \\t]*+import\\s++(?:public\\s++|weak\\s++)?[\"']([^\"'\\n]++)[\"']");

  @Override
  public String kind() {
    return "proto";
  }

  @Override
  public boolean reads(String path) {
    return path.endsWith(".proto") || Links.name(path).matches("buf\\.ya?ml");
  }

  @Override
  public Manifest read(String path, byte[] content) {
    return path.endsWith(".proto") ? proto(ManifestText.of(content)) : buf(content);
  }

  private static Manifest proto(ManifestText file) {
    var draft = new ManifestDraft();
    var code = file.withoutComments();
    var made = PACKAGE.matcher(code.text());
    if (made.find()) {
      draft.make(SPACE, made.group(1));
    }
    var used = IMPORT.matcher(code.text());
    while (used.find()) {
      var name = Links.folder(used.group(1)).replace('/', '.');
      draft.use(SPACE, name, code.line(used.start(1)), ManifestDraft.LIKELY);
    }
    return draft.done();
  }

  private static Manifest buf(byte[] content) {
    var draft = new ManifestDraft();
    var root = YamlTree.parse(content);
    YamlTree.text(root, "name").ifPresent(name -> draft.make(MODULE, name));
    YamlTree.get(root, "modules").stream()
        .flatMap(modules -> YamlTree.items(modules).stream())
        .forEach(
            module -> YamlTree.text(module, "name").ifPresent(name -> draft.make(MODULE, name)));
    YamlTree.get(root, "deps").stream()
        .flatMap(deps -> YamlTree.items(deps).stream())
        .forEach(node ->
            YamlTree.text(node)
                .ifPresent(text ->
                    draft.use(
                        MODULE,
                        text.replaceFirst(":[^/]*$", ""),
                        YamlTree.line(node),
                        ManifestDraft.CERTAIN)));
    return draft.done();
  }
}
