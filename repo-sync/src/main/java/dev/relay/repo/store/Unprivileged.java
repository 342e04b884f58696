package dev.relay.repo.store;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL refuses to run as root. A user namespace without a mapping makes it believe that it
 * does not, with nothing to change on disk; where that is forbidden (Docker's default), it runs as
 * nobody, who owns the data and may enter root's folders by one capability.
 *
 * @param prefix what to put before a command
 * @param owner the user id that must own the data
 */
record Unprivileged(List<String> prefix, int owner) {
  private static final int NOBODY = 65534;

  static Unprivileged here() {
    var uid = (int) new UnixSystem().getUid();
    return uid == 0 ? forRoot() : new Unprivileged(List.of(), uid);
  }

  private static Unprivileged forRoot() {
    for (var way : List.of(namespace(), nobody())) {
      if (Shell.run(way.command(List.of("true"))).code() == 0) {
        return way;
      }
    }
    throw new StoreFailure(
        "PostgreSQL does not run as root, and neither unshare nor setpriv works here: start Relay"
            + " as a normal user, or set RELAY_DB_URL.");
  }

  static Unprivileged namespace() {
    return new Unprivileged(List.of("unshare", "--user"), 0);
  }

  static Unprivileged nobody() {
    var id = Integer.toString(NOBODY);
    return new Unprivileged(
        List.of(
            "setpriv",
            "--securebits=+no_setuid_fixup", // else access(2) ignores the capability
            "--reuid=" + id,
            "--regid=" + id,
            "--clear-groups",
            "--bounding-set=-all,+dac_override",
            "--inh-caps=-all,+dac_override",
            "--ambient-caps=-all,+dac_override"),
        NOBODY);
  }

  List<String> command(List<String> command) {
    var all = new ArrayList<>(prefix);
    all.addAll(command);
    return List.copyOf(all);
  }

  /** Gives the folder and all in it to the owner, unless it is theirs already. */
  void own(Path folder) throws IOException {
    if (owner(folder) == owner) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure)
              throws IOException {
            Files.setAttribute(dir, "unix:uid", owner);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static int owner(Path folder) throws IOException {
    return (Integer) Files.getAttribute(folder, "unix:uid");
  }
}
