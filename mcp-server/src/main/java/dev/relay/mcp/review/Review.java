package dev.relay.mcp.review;

import java.util.List;

/**
 * @param remarks the worst first
 * @param files that changed
 * @param notes what was not looked at, and why
 */
public record Review(List<Remark> remarks, int files, List<String> notes) {
  public Review {
    remarks = List.copyOf(remarks);
    notes = List.copyOf(notes);
  }
}
