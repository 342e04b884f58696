package dev.relay.mcp.analysis.findings;

import dev.relay.mcp.analysis.Heads;
import dev.relay.mcp.analysis.findings.osv.OsvData;
import dev.relay.mcp.analysis.findings.osv.Vulnerabilities;
import dev.relay.mcp.analysis.findings.rule.RuleSet;
import dev.relay.mcp.analysis.findings.scan.BlobScan;
import dev.relay.mcp.analysis.findings.scan.TreeScans;
import dev.relay.mcp.analysis.findings.syntax.ParsedSyntax;
import dev.relay.mcp.analysis.symbols.worker.SymbolWorker;
import dev.relay.repo.git.Git;
import dev.relay.repo.home.Settings;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Findings, made when they are first asked for: hundreds of patterns are compiled then. */
@Configuration(proxyBeanMethods = false)
@Lazy
public class FindingsConfiguration {
  @Bean
  Rules findingRules(Settings settings) {
    return Rules.load(
        settings.get(Rules.GITLEAKS).map(Path::of), settings.get(Rules.YAML).map(Path::of));
  }

  @Bean
  TreeScans treeScans(Git git, Rules rules, SymbolWorker worker) {
    var scan = new BlobScan(new RuleSet(rules.rules()));
    return new TreeScans(git, scan, new ParsedSyntax(worker));
  }

  @Bean
  SecretsInChanges secretsInChanges(TreeScans scans) {
    return new SecretsInChanges(scans);
  }

  @Bean
  FindingsInChanges findingsInChanges(TreeScans scans) {
    return new FindingsInChanges(scans);
  }

  @Bean
  Findings findings(Heads heads, TreeScans scans, Rules rules, Settings settings) {
    var osv = settings.get(Vulnerabilities.SETTING).map(folder -> new OsvData(Path.of(folder)));
    var dependencies = new DependencyFindings(new Vulnerabilities(osv));
    return new Findings(heads, scans, dependencies, rules.problems());
  }
}
