package dev.relay.mcp.review;

import dev.relay.mcp.analysis.findings.FindingsInChanges;
import dev.relay.mcp.analysis.impact.Impacts;
import dev.relay.repo.sync.Differences;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reviews of changes. */
@Configuration(proxyBeanMethods = false)
public class ReviewConfiguration {
  @Bean
  Reviews reviews(
      Differences differences, ObjectProvider<FindingsInChanges> findings, Impacts impacts) {
    return new Reviews(differences, findings, impacts);
  }
}
