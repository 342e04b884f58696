package dev.relay.mcp.tool;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Credential;
import dev.relay.repo.edit.EditRefused;
import dev.relay.repo.edit.NewRepository;
import dev.relay.repo.edit.WorkspaceEditing;
import dev.relay.repo.git.FirstFetch;
import dev.relay.repo.workspace.Labels;
import dev.relay.repo.workspace.RemoteUrl;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Adds a repository in two steps: what would be added is read back, and done when the same caller
 * says yes within five minutes.
 */
@Component
final class AddedRepositories {
  private static final Duration GOOD_FOR = Duration.ofMinutes(5);
  private static final int MOST = 100;

  /** Folders of the machine that Relay runs on are a signed-in person's, on the page. */
  private static final Pattern REMOTE = Pattern.compile("(?:https?|ssh|git)://.*|[^/@]+@[^/:]+:.*");

  private final WorkspaceEditing editing;
  private final FirstFetch fetch;
  private final Audit audit;
  private final InstantSource clock;
  private final Map<String, Wanted> wanted = new LinkedHashMap<>();

  AddedRepositories(WorkspaceEditing editing, FirstFetch fetch, Audit audit, InstantSource clock) {
    this.editing = editing;
    this.fetch = fetch;
    this.audit = audit;
    this.clock = clock;
  }

  private record Wanted(String by, String workspace, NewRepository what, Instant until) {}

  /** What would be done, and what to send to have it done. */
  record Asked(String sentence, String confirm) {}

  record Added(String workspace, List<String> repositories, String sentence) {}

  Asked ask(
      Caller caller,
      Workspace workspace,
      String url,
      @Nullable String name,
      @Nullable String branch) {
    var address = checked(url.strip(), workspace);
    var confirm = "a-" + Credential.generate().substring(0, 16);
    var what = new NewRepository(address, name, branch, Labels.NONE);
    synchronized (wanted) {
      if (wanted.size() >= MOST) {
        wanted.remove(wanted.keySet().iterator().next());
      }
      wanted.put(
          confirm, new Wanted(by(caller), workspace.name(), what, clock.instant().plus(GOOD_FOR)));
    }
    var sentence =
        "I would add %s to %s%s%s. Is that right?"
            .formatted(
                address,
                workspace.name(),
                name == null ? "" : ", as " + name,
                branch == null ? "" : ", with the branch " + branch);
    return new Asked(sentence, confirm);
  }

  private static String checked(String url, Workspace workspace) {
    if (!REMOTE.matcher(url).matches()) {
      throw new BadArgument(
          "'" + url + "' is no address of a remote: folders are added on Relay's page.");
    }
    try {
      var address = new RemoteUrl(url);
      workspace.repositories().stream()
          .filter(each -> each.url().equals(address))
          .findFirst()
          .ifPresent(each -> {
            throw new BadArgument(each.id() + " of " + workspace.name() + " is that already.");
          });
      return url;
    } catch (IllegalArgumentException e) {
      throw new BadArgument("'" + url + "' is no address of a remote.");
    }
  }

  Added confirm(Caller caller, String confirm) {
    var yes = take(caller, confirm);
    try {
      var edited = editing.add(yes.workspace(), yes.what());
      fetch.begin();
      var names = edited.touched().stream().map(RepositoryId::name).toList();
      audit.write(caller, "repository.added", yes.workspace(), String.join(" ", names));
      var notes = edited.notes().isEmpty() ? "" : " " + String.join(" ", edited.notes());
      return new Added(
          yes.workspace(),
          names,
          "Added " + String.join(", ", names) + " to " + yes.workspace() + "." + notes);
    } catch (EditRefused e) {
      throw new BadArgument(String.valueOf(e.getMessage()));
    }
  }

  private Wanted take(Caller caller, String confirm) {
    synchronized (wanted) {
      var found = wanted.get(confirm);
      if (found == null || !found.by().equals(by(caller))) {
        throw gone();
      }
      wanted.remove(confirm);
      if (!found.until().isAfter(clock.instant())) {
        throw gone();
      }
      return found;
    }
  }

  private static BadArgument gone() {
    return new BadArgument(
        "That 'confirm' was used, or is older than five minutes: ask to add it again.");
  }

  private static String by(Caller caller) {
    return caller.userId() + " " + caller.actor();
  }
}
