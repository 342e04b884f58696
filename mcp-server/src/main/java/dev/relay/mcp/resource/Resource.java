package dev.relay.mcp.resource;

import dev.relay.mcp.access.Caller;
import java.util.Map;

/** One kind of thing that can be read by address. */
public interface Resource {
  Definition definition();

  /**
   * What stands there now. What is not there is told as {@link
   * dev.relay.repo.workspace.UnknownName}, or a {@link dev.relay.repo.git.GitFailure} of kind
   * MISSING.
   *
   * @param variables of the address, by the names that the template gives them
   */
  String read(Caller caller, Map<String, String> variables);

  /**
   * How it is presented.
   *
   * @param template of its addresses, as RFC 6570
   * @param title a few words for a list
   */
  record Definition(
      String template, String name, String title, String description, String mimeType) {}
}
