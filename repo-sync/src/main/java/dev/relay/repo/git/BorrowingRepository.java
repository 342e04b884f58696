package dev.relay.repo.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A git directory of Relay's own that reads the objects of another and keeps new ones itself. */
public final class BorrowingRepository {
  private BorrowingRepository() {}

  /**
   * @param gitDir is made anew
   * @param objects the other's {@code objects} folder
   */
  public static void make(Git git, Path gitDir, Path objects) {
    new BareRepositories(git).init(gitDir);
    try {
      Files.writeString(gitDir.resolve("objects/info/alternates"), objects + "\n");
    } catch (IOException e) {
      throw Folders.broken("A repository for a moment could not be made", e);
    }
  }
}
