package dev.relay.repo.store;

import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.Settings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The home, its settings and the databases, for every application. */
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {
  @Bean
  @ConditionalOnMissingBean
  RelayHome relayHome() {
    return RelayHome.locate(System.getenv()).create();
  }

  @Bean
  @ConditionalOnMissingBean
  Settings settings(RelayHome home) {
    return Settings.load(home, System.getenv());
  }

  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  Databases databases(RelayHome home, Settings settings) {
    return Stores.open(home, settings);
  }
}
