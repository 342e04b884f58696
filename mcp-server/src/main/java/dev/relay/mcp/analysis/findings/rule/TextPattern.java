package dev.relay.mcp.analysis.findings.rule;

import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * @param group which holds what was looked for; 0 for the whole match
 * @param before lines before that of the keyword in which the match may begin
 * @param after lines after it in which it may end
 * @param near what has to stand within three lines of it, too
 */
public record TextPattern(
    Pattern pattern, int group, int before, int after, Optional<Pattern> near) {}
