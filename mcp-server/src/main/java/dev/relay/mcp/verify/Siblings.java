package dev.relay.mcp.verify;

import dev.relay.mcp.verify.Verification.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Lets the build tool of one ecosystem see the unpublished versions of sibling repositories. One
 * file per ecosystem.
 */
public interface Siblings {
  /** Prepares a copy before its build; returns what its environment needs for that. */
  Link link(Place place, List<Place> siblings) throws IOException;

  /** The command that lets later builds see this one; empty when there is nothing to do. */
  List<String> publish(Place place);

  /**
   * @param copy where it is built; nothing there enters the change set
   * @param scratch of this verification, the same for all its repositories
   */
  record Place(Site site, Path copy, Path scratch) {}

  record Link(Map<String, String> environment, List<Path> writable, List<Path> readOnly) {
    static final Link NONE = new Link(Map.of(), List.of(), List.of());
  }
}
