package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells what a move that was cut off left of each file. */
final class Traces {
  enum Trace {
    /** As it was before the move. */
    UNTOUCHED,
    /** As after the move, or not there, or the beginning of what should have come. */
    WRITTEN,
    /** Somebody else wrote it. */
    FOREIGN
  }

  private final Git git;
  private final Checkout checkout;
  private final Map<String, String> blobs = new HashMap<>();

  Traces(Git git, Checkout checkout, Delta delta) {
    this.git = git;
    this.checkout = checkout;
    hash(
        delta.entries().stream()
            .map(Delta.Entry::path)
            .filter(
                path -> OnDisk.find(checkout.tree(), path).filter(Files::isRegularFile).isPresent())
            .filter(path -> !isLink(path) && path.indexOf('\n') < 0)
            .toList());
  }

  Trace of(Delta.Entry entry) {
    var place = OnDisk.find(checkout.tree(), entry.path());
    if (place.isEmpty() || entry.isSubmodule()) {
      return Trace.UNTOUCHED;
    }
    if (!OnDisk.exists(place.get())) {
      return entry.isInOld() ? Trace.WRITTEN : Trace.UNTOUCHED;
    }
    if (OnDisk.isFolder(place.get())) {
      return entry.isInOld() ? Trace.WRITTEN : Trace.UNTOUCHED;
    }
    if (entry.isInOld() && is(entry, place.get(), entry.oldBlob(), entry.oldMode())) {
      return Trace.UNTOUCHED;
    }
    return isWritten(entry, place.get()) ? Trace.WRITTEN : Trace.FOREIGN;
  }

  private boolean isWritten(Delta.Entry entry, Path place) {
    return entry.isInNew()
        && (is(entry, place, entry.newBlob(), entry.newMode()) || isBeginning(entry, place));
  }

  /** Where only the mode changes, it decides; else not every machine keeps it. */
  private boolean is(Delta.Entry entry, Path place, String blob, String mode) {
    var link = Files.isSymbolicLink(place);
    if (link != mode.equals("120000")) {
      return false;
    }
    if (link) {
      return Arrays.equals(target(place), content("cat-file", "blob", blob));
    }
    return blob.equals(blobs.get(entry.path()))
        && (!entry.oldBlob().equals(entry.newBlob())
            || OnDisk.isProgram(place) == mode.equals("100755"));
  }

  private boolean isBeginning(Delta.Entry entry, Path place) {
    if (Files.isSymbolicLink(place)) {
      return false;
    }
    try {
      var now = Files.readAllBytes(place);
      var whole = content("cat-file", "--filters", "--path=" + entry.path(), entry.newBlob());
      return now.length <= whole.length && Arrays.equals(now, 0, now.length, whole, 0, now.length);
    } catch (IOException e) {
      return false;
    }
  }

  private byte[] content(String... args) {
    return git.run(checkout.git(args)).bytes();
  }

  private byte[] target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString().getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private boolean isLink(String path) {
    return OnDisk.find(checkout.tree(), path).filter(Files::isSymbolicLink).isPresent();
  }

  /** As git would store them, so that line ends and filters count as they should. */
  private void hash(List<String> paths) {
    if (paths.isEmpty()) {
      return;
    }
    var input = String.join("\n", paths) + "\n";
    GitCall call = checkout.git("hash-object", "--stdin-paths");
    var hashes =
        git.run(call.input(input.getBytes(StandardCharsets.UTF_8))).text().lines().toList();
    for (int i = 0; i < paths.size(); i++) {
      blobs.put(paths.get(i), hashes.get(i));
    }
  }
}
