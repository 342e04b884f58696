package dev.relay.repo.git;

/**
 * One entry of a commit's or tree's listing.
 *
 * @param path as people see it: names that are no UTF-8 with octal escapes, as git prints them
 * @param id of the blob, or of the commit a submodule stands at; unchanged as long as the bytes are
 */
public record TreeFile(String path, Mode mode, Sha id) {
  public enum Mode {
    FILE,
    EXECUTABLE,
    LINK,
    SUBMODULE;

    static Mode of(int bits) {
      return switch (bits & 0170000) {
        case 0120000 -> LINK;
        case 0160000 -> SUBMODULE;
        default -> (bits & 0100) != 0 ? EXECUTABLE : FILE;
      };
    }
  }
}
