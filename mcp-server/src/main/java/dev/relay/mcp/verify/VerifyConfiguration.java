package dev.relay.mcp.verify;

import dev.relay.mcp.sandbox.Sandboxes;
import dev.relay.mcp.sandbox.Toolchain;
import dev.relay.repo.git.Export;
import dev.relay.repo.git.Git;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Verification with every ecosystem there is a file for. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class VerifyConfiguration {
  @Bean
  MavenSiblings mavenSiblings() {
    return new MavenSiblings(Path.of(System.getProperty("user.home"), ".m2", "repository"));
  }

  @Bean
  Verification verification(
      Sandboxes sandboxes, Toolchain toolchain, List<Siblings> siblings, Git git) {
    return new Verification(sandboxes, toolchain, siblings, new Export(git));
  }
}
