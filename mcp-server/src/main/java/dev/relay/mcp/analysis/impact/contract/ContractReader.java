package dev.relay.mcp.analysis.impact.contract;

import java.util.Optional;

/** Reads the contracts of one way of writing them. */
interface ContractReader {
  boolean reads(String path);

  /** Empty when the file promises nothing. May throw what a parser throws at bad input. */
  Optional<Contract> read(String path, String text);
}
