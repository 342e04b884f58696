package dev.relay.mcp.secret;

import dev.relay.repo.home.Keys;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.SecretBox;
import dev.relay.repo.home.SecretFile;
import dev.relay.repo.home.Settings;
import dev.relay.repo.store.Database;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key file, and the keys sealed under it. */
@Configuration(proxyBeanMethods = false)
public class SecretConfiguration {
  @Bean
  SecretBox secretBox(RelayHome home) {
    return new SecretBox(SecretFile.readOrCreate(home.key()));
  }

  /** The same that the log is censored by, where there is one. */
  @Bean
  @ConditionalOnMissingBean
  Secrets secrets(RelayHome home, Settings settings) {
    return Secrets.of(home, settings);
  }

  @Bean
  ProviderKeys providerKeys(
      @Qualifier("taskDatabase") Database task,
      SecretBox box,
      Settings settings,
      Secrets secrets,
      InstantSource clock) {
    return new ProviderKeys(task.client(), box, settings, secrets, clock);
  }

  /** What code hosts, git and webhooks are spoken to with. */
  @Bean
  Keys ownersKeys(ProviderKeys keys) {
    return name -> keys.use("owner", name);
  }
}
