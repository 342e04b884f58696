package dev.relay.repo.manifest;

import dev.relay.repo.graph.Coordinate;
import dev.relay.repo.graph.Manifest;
import dev.relay.repo.graph.ManifestReader;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Reads {@code .gitmodules}: coordinates are addresses of repositories. They are compared with
 * those of the workspace and never fetched.
 */
@Component
final class SubmoduleManifest implements ManifestReader {
  private static final Pattern SECTION = Pattern.compile("\\s*\\[submodule \"(.*)\"]\\s*");
  private static final Pattern URL = Pattern.compile("(?i)\\s*+url\\s*+=\\s*+\"?([^\"]*+)\"?\\s*");
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?:(?:https?|ssh|git|file)://|\\.\\.?/|/|[A-Za-z0-9._-]+@[A-Za-z0-9])[^\\s\\p{Cntrl}]*");

  @Override
  public String kind() {
    return "submodule";
  }

  @Override
  public boolean reads(String path) {
    return path.equals(".gitmodules");
  }

  @Override
  public Manifest read(String path, byte[] content) {
    var draft = new ManifestDraft();
    var module = "?";
    int number = 0;
    for (var line : ManifestText.of(content).lines()) {
      number++;
      var section = SECTION.matcher(line);
      var url = URL.matcher(line);
      if (section.matches()) {
        module = section.group(1);
      } else if (url.matches()) {
        use(draft, module, url.group(1).strip(), number);
      }
    }
    return draft.done();
  }

  private static void use(ManifestDraft draft, String module, String url, int line) {
    var address = Coordinate.address(url.startsWith("/") ? "file://" + url : url);
    if (PLAIN.matcher(url).matches() && address.isPresent()) {
      draft.use(address, line, ManifestDraft.CERTAIN);
    } else {
      var name = module.replaceAll("[^\\w./ -]", "?");
      draft.note(
          ".gitmodules:%d the address of the submodule %s is none that git may fetch from; it is ignored."
              .formatted(line, name.length() > 80 ? name.substring(0, 80) + "…" : name));
    }
  }
}
