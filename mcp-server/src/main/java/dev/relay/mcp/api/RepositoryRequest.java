package dev.relay.mcp.api;

import dev.relay.repo.edit.Edited;
import dev.relay.repo.edit.NewRepository;
import dev.relay.repo.edit.Organisation;
import dev.relay.repo.edit.WorkspaceEditing;
import dev.relay.repo.workspace.Labels;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What to add: exactly one of {@code url}, {@code path}, {@code organisation} and {@code folder}.
 *
 * @param path of a checkout, which is adopted where it lies, or of a bare repository
 * @param organisation its address; {@code matching} is a glob for names
 * @param folder every checkout under it is adopted where it lies
 */
record RepositoryRequest(
    @Nullable String url,
    @Nullable String path,
    @Nullable String organisation,
    @Nullable String folder,
    @Nullable String matching,
    @Nullable Boolean archived,
    @Nullable Boolean forks,
    @Nullable String name,
    @Nullable String branch,
    @Nullable List<String> groups,
    @Nullable List<String> tags) {
  private static final Pattern REMOTE = Pattern.compile("(?:https?|ssh|git)://.*|[^/@]+@[^/:]+:.*");

  /** True when it makes Relay look into folders of the machine it runs on. */
  boolean reachesThisMachine() {
    return url == null ? path != null || folder != null : !REMOTE.matcher(url.strip()).matches();
  }

  Edited addTo(WorkspaceEditing editing, String workspace) {
    if (Stream.of(url, path, organisation, folder).filter(Objects::nonNull).count() != 1) {
      throw new BadRequest("Send one of 'url', 'path', 'organisation' and 'folder'.");
    }
    if (organisation != null) {
      return editing.addAll(workspace, organisation(organisation));
    }
    if (folder != null) {
      return editing.adopt(workspace, folder(folder));
    }
    var place = Params.text("url", url == null ? path : url);
    return editing.add(workspace, new NewRepository(place, name, branch, labels()));
  }

  private Organisation organisation(String address) {
    try {
      return new Organisation(
          URI.create(address.strip()),
          matching == null ? "*" : matching,
          Boolean.TRUE.equals(archived),
          Boolean.TRUE.equals(forks),
          labels());
    } catch (IllegalArgumentException e) {
      throw new BadRequest("'organisation' must be an address like https://github.com/acme.");
    }
  }

  private Labels labels() {
    try {
      return new Labels(groups == null ? List.of() : groups, tags == null ? List.of() : tags);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(String.valueOf(e.getMessage()));
    }
  }

  private static Path folder(String text) {
    try {
      var path = Path.of(text.strip());
      if (path.isAbsolute()) {
        return path;
      }
    } catch (InvalidPathException e) {
      // told like every other text that is no folder
    }
    throw new BadRequest("'folder' must be a folder where Relay runs, beginning with /.");
  }
}
