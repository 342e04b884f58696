package dev.relay.repo.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.Repository;

/** Compares the files of one work tree with its index, once. Links are never followed. */
final class TreeInspection {
  private static final int MAX_DEPTH = 100;

  private static final String GIT = ".git";
  private static final String IGNORE = ".gitignore";
  private static final String ATTRIBUTES = ".gitattributes";

  private final IndexFile index;
  private final Path tree;
  private final Path gitDir;
  private final boolean isIgnoringCase;
  private final Map<String, IndexEntry> tracked = new HashMap<>();
  private final Set<String> folders = new HashSet<>();
  private final List<Found> found = new ArrayList<>();
  private boolean isConverting;

  /** A tracked file that is there in some form. */
  private record Found(Path file, IndexEntry entry) {}

  TreeInspection(Repository repository, IndexFile index, Path tree) {
    this.index = index;
    this.tree = tree;
    this.gitDir = repository.getDirectory().toPath();
    this.isIgnoringCase = repository.getConfig().getBoolean("core", "ignoreCase", false);
    for (var entry : index.entries()) {
      tracked.put(entry.path(), entry);
      for (int at = entry.path().lastIndexOf('/');
          at > 0 && folders.add(entry.path().substring(0, at)); ) {
        at = entry.path().lastIndexOf('/', at - 1);
      }
    }
  }

  boolean isUntouched() throws IOException {
    var info = gitDir.resolve("info");
    isConverting = Files.exists(info.resolve("attributes"), LinkOption.NOFOLLOW_LINKS);
    var rules = Ignoring.NOTHING.with(info.resolve("exclude"), "", isIgnoringCase);
    return isClean(tree, new Place("", 0, false, rules))
        && found.size() == tracked.size()
        && found.stream().allMatch(this::isClean);
  }

  /**
   * @param prefix the folder's path with a slash at its end
   * @param isIgnored everything in it that is not tracked is
   */
  private record Place(String prefix, int depth, boolean isIgnored, Ignoring rules) {}

  private boolean isClean(Path folder, Place place) throws IOException {
    var children = new ArrayList<Path>();
    try (var stream = Files.newDirectoryStream(folder)) {
      stream.forEach(children::add);
    }
    var rules = place.rules().with(folder.resolve(IGNORE), place.prefix(), isIgnoringCase);
    var here = new Place(place.prefix(), place.depth(), place.isIgnored(), rules);
    for (var child : children) {
      var name = child.getFileName().toString();
      if (name.equals(GIT) && place.depth() == 0) {
        continue;
      }
      isConverting |= name.equals(ATTRIBUTES);
      if (name.equals(GIT) || !isClean(child, name, here)) {
        return false;
      }
    }
    return true;
  }

  private boolean isClean(Path child, String name, Place place) throws IOException {
    var path = place.prefix() + name;
    var entry = tracked.get(path);
    if (entry != null) {
      return found.add(new Found(child, entry));
    }
    var isFolder = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
    var isIgnored = place.isIgnored() || isIgnored(path, isFolder, place.rules());
    if (!isFolder) {
      return isIgnored && !folders.contains(path);
    }
    if (isIgnored && !folders.contains(path)) {
      return true;
    }
    return place.depth() < MAX_DEPTH
        && isClean(child, new Place(path + "/", place.depth() + 1, isIgnored, place.rules()));
  }

  private static boolean isIgnored(String path, boolean isFolder, Ignoring rules) {
    return path.chars().allMatch(c -> c < 128) && rules.isSurelyIgnored(path, isFolder);
  }

  /** Of one that was written late only its bytes tell, if they are kept as they are. */
  private boolean isClean(Found each) {
    var entry = each.entry();
    try {
      var now = FileStamp.look(each.file());
      return now.mode() == entry.mode()
          && now.stamp().equals(entry.stamp())
          && (!index.isLate(entry) || (!isConverting && BlobFile.isPlainly(each.file(), entry)));
    } catch (IOException e) {
      return false;
    }
  }
}
