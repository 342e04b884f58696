package dev.relay.mcp.analysis.findings.osv;

import dev.relay.mcp.analysis.findings.dependency.Ecosystem;
import java.util.Locale;

/** A package of an ecosystem, in the one spelling that all others mean. */
record PackageName(Ecosystem ecosystem, String name) {
  static PackageName of(Ecosystem ecosystem, String name) {
    return new PackageName(
        ecosystem,
        ecosystem == Ecosystem.PYPI
            ? name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-")
            : name);
  }
}
