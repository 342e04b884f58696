package dev.relay.repo.webhook.web;

import dev.relay.repo.webhook.DeliveryInbox;
import dev.relay.repo.webhook.GitHubDoor;
import dev.relay.repo.webhook.GitLabDoor;
import dev.relay.repo.webhook.WebhookSecrets;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The addresses of webhooks, for whichever application has a web server. */
@Configuration(proxyBeanMethods = false)
public class WebhookEdge {
  @Bean
  public RouterFunction<ServerResponse> webhookRoutes(
      WebhookSecrets secrets, DeliveryInbox inbox, InstantSource clock) {
    var doors = List.of(new GitHubDoor(secrets, clock), new GitLabDoor(secrets, clock));
    return new WebhookRoutes(doors, inbox).routes();
  }
}
