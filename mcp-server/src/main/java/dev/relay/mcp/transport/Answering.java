package dev.relay.mcp.transport;

import io.modelcontextprotocol.spec.McpStreamableServerTransport;

/** Where the answer of one call goes; closed without one when the call was cancelled. */
interface Answering extends McpStreamableServerTransport {
  /** There will be no answer, because of a failure that the protocol has no words for. */
  void fail(RuntimeException why);
}
