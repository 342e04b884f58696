package dev.relay.mcp.analysis.findings.scan;

import dev.relay.mcp.analysis.findings.dependency.Declared;
import java.util.List;

/** Everything that was found in one file. */
public record FileFacts(BlobScan.Result result, Declared versions) {
  static final FileFacts NOTHING = new FileFacts(BlobScan.Result.NOTHING, Declared.NOTHING);

  FileFacts and(List<Hit> more) {
    return new FileFacts(result.and(more), versions);
  }

  boolean isEmpty() {
    return result.isEmpty() && versions.equals(Declared.NOTHING);
  }
}
