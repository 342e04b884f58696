package dev.relay.repo.manifest;

import dev.relay.repo.graph.Coordinate;
import dev.relay.repo.graph.Manifest;
import dev.relay.repo.graph.ManifestReader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads {@code go.mod}: coordinates are module paths. */
@Component
final class GoManifest implements ManifestReader {
  private static final String SPACE = "go";
  private static final Set<String> HOSTS = Set.of("github.com", "gitlab.com", "bitbucket.org");
  private static final Pattern WORD = Pattern.compile("\\s+");

  @Override
  public String kind() {
    return "go";
  }

  @Override
  public boolean reads(String path) {
    return Links.name(path).equals("go.mod");
  }

  @Override
  public Manifest read(String path, byte[] content) {
    var draft = new ManifestDraft();
    var block = "";
    int number = 0;
    for (var line : ManifestText.of(content).lines()) {
      number++;
      var words = words(line);
      if (words.isEmpty()) {
        continue;
      }
      if (words.peekFirst().equals(")")) {
        block = "";
        continue;
      }
      var directive = block.isEmpty() ? words.pop() : block;
      if ("(".equals(words.peekFirst())) {
        block = directive;
        continue;
      }
      directive(draft, path, directive, words, number);
    }
    return draft.done();
  }

  private static Deque<String> words(String line) {
    var comment = line.indexOf("//");
    var code = (comment < 0 ? line : line.substring(0, comment)).strip().replace("\"", "");
    return new ArrayDeque<>(code.isEmpty() ? java.util.List.of() : Arrays.asList(WORD.split(code)));
  }

  private static void directive(
      ManifestDraft draft, String path, String directive, Deque<String> words, int line) {
    var first = words.isEmpty() ? "" : words.getFirst();
    switch (directive) {
      case "module" -> draft.make(SPACE, first);
      case "require", "tool" -> use(draft, first, line);
      case "replace" -> replacement(draft, path, words, line);
      default -> {}
    }
  }

  private static void use(ManifestDraft draft, String module, int line) {
    draft.use(SPACE, module, line, ManifestDraft.CERTAIN);
    var parts = module.split("/");
    if (parts.length >= 3 && HOSTS.contains(parts[0])) {
      var address = Coordinate.address("https://" + parts[0] + "/" + parts[1] + "/" + parts[2]);
      draft.use(address, line, ManifestDraft.PLACE);
    }
  }

  private static void replacement(ManifestDraft draft, String path, Deque<String> words, int line) {
    while (!words.isEmpty() && !words.pop().equals("=>")) {
      // What is replaced is required elsewhere in the file.
    }
    var target = words.isEmpty() ? "" : words.getFirst();
    if (target.startsWith(".")) {
      draft.use(Coordinate.sibling(Links.folder(path), target), line, ManifestDraft.PLACE);
    } else {
      use(draft, target, line);
    }
  }
}
