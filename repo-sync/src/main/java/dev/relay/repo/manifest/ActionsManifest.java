package dev.relay.repo.manifest;

import dev.relay.repo.graph.Coordinate;
import dev.relay.repo.graph.Manifest;
import dev.relay.repo.graph.ManifestReader;
import dev.relay.repo.yaml.YamlTree;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads GitHub workflows and actions: who is named by {@code uses}, whatever the host is, and which
 * images are pushed.
 */
@Component
final class ActionsManifest implements ManifestReader {
  private static final Pattern WORKFLOW =
      Pattern.compile("(.*/)?\\.github/workflows/[^/]+\\.ya?ml|(.*/)?action\\.ya?ml");
  private static final Pattern USES = Pattern.compile("([\\w.-]++/[\\w.-]++)(?:/[^@\\s]*+)?@\\S++");

  @Override
  public String kind() {
    return "actions";
  }

  @Override
  public boolean reads(String path) {
    return WORKFLOW.matcher(path).matches();
  }

  @Override
  public Manifest read(String path, byte[] content) {
    var draft = new ManifestDraft();
    var root = YamlTree.parse(content);
    YamlTree.get(root, "jobs").stream()
        .flatMap(jobs -> YamlTree.entries(jobs).stream())
        .forEach(job -> job(draft, job.value()));
    YamlTree.get(root, "runs").ifPresent(runs -> step(draft, runs));
    return draft.done();
  }

  private static void job(ManifestDraft draft, Node job) {
    step(draft, job);
    for (var image : new String[][] {{"container"}, {"container", "image"}}) {
      YamlTree.get(job, image)
          .ifPresent(node ->
              YamlTree.text(node)
                  .ifPresent(text -> DockerManifest.use(draft, text, YamlTree.line(node))));
    }
  }

  /** A job and a composite action hold steps; a job, too, may use a workflow of somebody else's. */
  private static void step(ManifestDraft draft, Node holder) {
    YamlTree.get(holder, "uses").ifPresent(uses -> uses(draft, uses));
    YamlTree.get(holder, "steps").stream()
        .flatMap(steps -> YamlTree.items(steps).stream())
        .forEach(step -> {
          YamlTree.get(step, "uses").ifPresent(uses -> uses(draft, uses));
          pushed(draft, step);
        });
  }

  private static void uses(ManifestDraft draft, Node node) {
    var text = YamlTree.text(node).orElse("").strip();
    var match = USES.matcher(text);
    if (text.startsWith("docker://")) {
      DockerManifest.use(draft, text.substring("docker://".length()), YamlTree.line(node));
    } else if (!text.startsWith(".") && match.matches()) {
      var repository = match.group(1).toLowerCase(Locale.ROOT);
      draft.use(Coordinate.ADDRESS_PATH, repository, YamlTree.line(node), ManifestDraft.CERTAIN);
    }
  }

  private static void pushed(ManifestDraft draft, Node step) {
    if (YamlTree.text(step, "uses").orElse("").startsWith("docker/build-push-action@")) {
      YamlTree.text(step, "with", "tags").stream()
          .flatMap(tags -> Stream.of(tags.split("[,\\n]")))
          .map(DockerManifest::image)
          .filter(image -> !image.isEmpty() && !image.contains("$"))
          .forEach(image -> draft.make(DockerManifest.SPACE, image));
    }
  }
}
