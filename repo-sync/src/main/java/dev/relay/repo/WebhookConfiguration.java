package dev.relay.repo;

import dev.relay.repo.git.Mirrors;
import dev.relay.repo.home.Keys;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.SecretBox;
import dev.relay.repo.home.SecretFile;
import dev.relay.repo.home.Settings;
import dev.relay.repo.store.Database;
import dev.relay.repo.store.Databases;
import dev.relay.repo.sync.Sync;
import dev.relay.repo.webhook.AutoSync;
import dev.relay.repo.webhook.Concerns;
import dev.relay.repo.webhook.DeliveryInbox;
import dev.relay.repo.webhook.Expiry;
import dev.relay.repo.webhook.FollowedHeads;
import dev.relay.repo.webhook.FollowedRemotes;
import dev.relay.repo.webhook.Follower;
import dev.relay.repo.webhook.Following;
import dev.relay.repo.webhook.HookCoverage;
import dev.relay.repo.webhook.HookDeliveries;
import dev.relay.repo.webhook.HookDesk;
import dev.relay.repo.webhook.HookHost;
import dev.relay.repo.webhook.Hooks;
import dev.relay.repo.webhook.Intake;
import dev.relay.repo.webhook.Look;
import dev.relay.repo.webhook.PollPace;
import dev.relay.repo.webhook.PublicAddress;
import dev.relay.repo.webhook.Reactions;
import dev.relay.repo.webhook.Reconciler;
import dev.relay.repo.webhook.RepoEvents;
import dev.relay.repo.webhook.RepositoryNames;
import dev.relay.repo.webhook.Watch;
import dev.relay.repo.webhook.WebhookSecrets;
import dev.relay.repo.webhook.WebhookWork;
import dev.relay.repo.webhook.web.WebhookEdge;
import dev.relay.repo.workspace.Workspaces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What code hosts report, the two addresses at which they do, and the polling beside it. */
@Configuration(proxyBeanMethods = false)
@Import(WebhookEdge.class)
class WebhookConfiguration {
  private static final Duration RECONCILED = Duration.ofMinutes(10);

  @Bean
  Hooks hooks(Databases databases, SecretBox box) {
    return new Hooks(repo(databases), box);
  }

  @Bean
  WebhookSecrets webhookSecrets(Hooks hooks, Keys keys, InstantSource clock) {
    return new WebhookSecrets(hooks, keys, clock);
  }

  @Bean
  RepoEvents repoEvents(Databases databases) {
    return new RepoEvents(repo(databases));
  }

  @Bean
  Intake webhookIntake(Databases databases, RepoEvents events) {
    return new Intake(repo(databases), events);
  }

  @Bean
  DeliveryInbox deliveryInbox(Databases databases, Intake intake) {
    return new DeliveryInbox(repo(databases), intake::wake);
  }

  @Bean
  PollPace pollPace(Settings settings) {
    return PollPace.of(settings);
  }

  /** The name of this Relay lies in its home, which no two processes use at a time. */
  @Bean
  FollowedRemotes followedRemotes(Databases databases, RelayHome home) {
    var node = SecretFile.readOrCreate(home.run().resolve("node"));
    return new FollowedRemotes(repo(databases), "relay-" + node.substring(0, 16));
  }

  @Bean
  Following autoSync(Sync sync) {
    return new AutoSync(sync);
  }

  @Bean
  Look look(Databases databases, Workspaces workspaces, Mirrors mirrors, Following following) {
    return new Look(workspaces, mirrors, new FollowedHeads(repo(databases)), following);
  }

  @Bean
  Watch remoteWatch(
      FollowedRemotes remotes,
      Workspaces workspaces,
      Look look,
      Hooks hooks,
      PollPace pace,
      InstantSource clock) {
    return new Watch(remotes, workspaces, look, new HookCoverage(hooks), pace, clock);
  }

  @Bean
  Concerns concerns(Databases databases, Workspaces workspaces) {
    return new Concerns(workspaces, new RepositoryNames(repo(databases)));
  }

  @Bean
  Reactions reactions(Databases databases) {
    return new Reactions(repo(databases));
  }

  @Bean
  Follower webhookFollower(
      RepoEvents events, FollowedRemotes remotes, Concerns concerns, InstantSource clock) {
    return new Follower(events, remotes, concerns, clock);
  }

  @Bean
  HookDeliveries hookDeliveries(
      Hooks hooks, Databases databases, List<HookHost> hosts, InstantSource clock) {
    return new HookDeliveries(hooks, repo(databases), hosts, clock);
  }

  @Bean
  HookDesk hookDesk(
      Hooks hooks,
      WebhookSecrets secrets,
      List<HookHost> hosts,
      Workspaces workspaces,
      Settings settings,
      InstantSource clock) {
    var address = PublicAddress.of(settings, PollPace.of(settings).interval());
    return new HookDesk(hooks, secrets, hosts, workspaces, address, clock);
  }

  @Bean
  Reconciler webhookReconciler(
      Databases databases, Hooks hooks, List<HookHost> hosts, InstantSource clock) {
    return new Reconciler(repo(databases), hooks, hosts, RECONCILED, clock);
  }

  @Bean
  Expiry webhookExpiry(Databases databases, InstantSource clock) {
    return new Expiry(repo(databases), clock);
  }

  /** Begins when everything is there and what a crash left in checkouts is put right. */
  @Bean
  WebhookWork webhookWork(
      Intake intake, Follower follower, Watch watch, Reconciler reconciler, Expiry expiry) {
    return new WebhookWork(
        List.of(intake::start, follower::start, watch::start, reconciler::start, expiry::start));
  }

  private static Database repo(Databases databases) {
    return databases.module("repo");
  }
}
