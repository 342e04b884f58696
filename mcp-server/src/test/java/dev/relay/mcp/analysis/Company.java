package dev.relay.mcp.analysis;

import dev.relay.mcp.analysis.architecture.Sources;
import dev.relay.mcp.analysis.impact.Changes;
import dev.relay.mcp.analysis.impact.Impact;
import dev.relay.mcp.analysis.impact.ImpactQuery;
import dev.relay.mcp.analysis.impact.Impacts;
import dev.relay.mcp.analysis.impact.IndexedText;
import dev.relay.mcp.analysis.impact.RemovedNames;
import dev.relay.mcp.analysis.impact.TextSymbols;
import dev.relay.mcp.analysis.impact.contract.Contracts;
import dev.relay.mcp.analysis.search.CodeSearch;
import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Grep;
import dev.relay.repo.git.Repos;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.graph.GraphKit;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Five repositories that depend on each other in all the ways there are: a package, an OpenAPI
 * document, a proto file, a database, a variable and a topic. One has nothing to do with the others
 * and the same names.
 */
public final class Company implements AutoCloseable {
  private static final String OPENAPI =
      """
      openapi: 3.1.0
      info: { title: Users, version: 1.0.0 }
      paths:
        /users/{id}/profile:
          get:
            operationId: getUserProfile
            responses:
              "200":
                description: The profile.
                content:
                  application/json:
                    schema: { $ref: "#/components/schemas/UserProfile" }
          put:
            operationId: putUserProfile
            requestBody:
              content:
                application/json:
                  schema: { $ref: "#/components/schemas/ProfileUpdate" }
            responses: { "204": { description: Done. } }
      components:
        schemas:
          UserProfile:
            type: object
            required: [id, displayName]
            properties:
              id: { type: string }
              displayName: { type: string }
              avatar: { $ref: "#/components/schemas/Picture" }
          Picture:
            type: object
            properties:
              thumbnailUrl: { type: string, format: uri }
          ProfileUpdate:
            type: object
            properties:
              displayName: { type: string }
      """;

  private static final String PROTO =
      """
      syntax = "proto3";
      package acme.orders.v1;
      // message Ghost { string a = 1; }
      message Order {
        string order_id = 1;
        repeated Line lines = 2;
        enum State { OPEN = 0; PAID = 1; }
        State state = 3;
        oneof buyer { string user_id = 4; string guest = 5; }
        message Line { string sku = 1; }
      }
      message GetOrderRequest { string order_id = 1; }
      service Orders {
        rpc GetOrder (GetOrderRequest) returns (Order);
      }
      """;

  private final Repos repos;
  private final GraphKit kit;
  private final Workspace workspace;
  private final Impacts impacts;
  private final Sources sources;
  private final CodeSearch search;

  private Company(Path dir) {
    repos = new Repos(dir);
    kit = new GraphKit(repos);
    workspace = repos.workspace(usersApi(), backend(), frontend(), billing(), stranger());
    workspace.repositories().forEach(repos.mirrors()::refresh);
    var git = repos.git();
    var heads = new Heads(git, repos.mirrors());
    search =
        new CodeSearch(
            git,
            new Grep(git),
            repos.mirrors(),
            heads,
            dir.resolve("index"),
            InstantSource.system());
    var text = new IndexedText(search);
    var files = new FileText(git, new Contents(git), heads);
    var symbols = new TextSymbols(text, kit.graphs(), heads, files);
    var contracts = new Contracts(git, repos.mirrors());
    var changes = new Changes(contracts, new RemovedNames(git, repos.mirrors()));
    impacts = new Impacts(text, symbols, contracts, changes, kit.graphs());
    sources = new Sources(git, repos.mirrors());
  }

  public static Company open(Path dir) {
    return new Company(dir);
  }

  public Impact impact(String what) {
    return impacts.of(new ImpactQuery(workspace, what, Optional.empty(), 0, 200));
  }

  public Impact impact(String what, String repository) {
    return impacts.of(
        new ImpactQuery(workspace, what, Optional.of(new RepositoryId(repository)), 0, 200));
  }

  public Impacts impacts() {
    return impacts;
  }

  public Workspace workspace() {
    return workspace;
  }

  public Repository repository(String name) {
    return workspace.repository(name);
  }

  public Repos repos() {
    return repos;
  }

  public DependencyGraphs graphs() {
    return kit.graphs();
  }

  public Sources sources() {
    return sources;
  }

  @Override
  public void close() {
    search.close();
    kit.close();
  }

  private Repository usersApi() {
    return repos.remote(
        "users-api",
        Map.of(
            "openapi.yaml",
            OPENAPI,
            "proto/orders.proto",
            PROTO,
            "package.json",
            "{\"name\": \"@acme/users-api\", \"version\": \"1.0.0\"}\n",
            "pom.xml",
            pom("users-api", ""),
            "README.md",
            "# Users\n\nGives displayName.\n",
            "src/main/java/com/acme/users/UserProfile.java",
            """
            package com.acme.users;

            /** As openapi.yaml has it. */
            public record UserProfile(String id, String displayName) {}
            """));
  }

  private Repository backend() {
    return repos.remote(
        "backend",
        Map.of(
            "pom.xml", pom("backend", "users-api"),
            "db/migration/V1__users.sql",
                """
                -- create table ghosts (id text);
                create table if not exists app.accounts (
                  id uuid primary key,
                  display_name text not null,
                  balance numeric(10, 2) default 0,
                  unique (display_name)
                );
                alter table app.accounts add column locale text;
                """,
            "compose.yaml", "services:\n  app:\n    environment:\n      ACCOUNTS_DB_URL: x\n",
            "src/main/java/com/acme/backend/ProfilePage.java",
                """
                package com.acme.backend;

                import com.acme.users.UserProfile;

                public final class ProfilePage {
                  private final UserProfile profile;

                  public ProfilePage(UserProfile profile) {
                    this.profile = profile;
                  }

                  public String heading() {
                    return "Hello " + profile.displayName();
                  }
                }
                """,
            "src/main/java/com/acme/backend/Orders.java",
                """
                package com.acme.backend;

                public final class Orders {
                  public void paid(Broker broker, String order) {
                    broker.publish("orders.created", order);
                  }
                }
                """,
            "src/test/java/com/acme/backend/ProfilePageTest.java",
                """
                package com.acme.backend;

                class ProfilePageTest {
                  final ProfilePage page = new ProfilePage(null);
                }
                """));
  }

  private Repository frontend() {
    return repos.remote(
        "frontend",
        Map.of(
            "package.json",
                """
                {
                  "name": "@acme/frontend",
                  "dependencies": {
                    "@acme/users-api": "1.0.0"
                  }
                }
                """,
            "src/profile.ts",
                """
                export interface UserProfile { id: string; displayName: string }

                export async function load(id: string): Promise<UserProfile> {
                  const answer = await fetch(`/users/${id}/profile`);
                  return answer.json();
                }

                export function title(profile: UserProfile): string {
                  return profile.displayName;
                }
                """,
            "src/orders.ts", "export const path = `/users/${7}/profile/orders`;\n",
            "test/profile.test.ts", "import { title } from '../src/profile';\n"));
  }

  private Repository billing() {
    return repos.remote(
        "billing",
        Map.of(
            "billing/accounts.py",
                """
                import os

                URL = os.environ["ACCOUNTS_DB_URL"]

                def names(db):
                    return db.run("select display_name from accounts order by id")
                """,
            "billing/events.py",
                """
                def listen(consumer):
                    consumer.subscribe("orders.created")
                """,
            "tests/test_accounts.py", "def test_names():\n    pass\n"));
  }

  /** Says the same words about other things. */
  private Repository stranger() {
    return repos.remote(
        "stranger",
        Map.of("main.go", "package main\n\ntype UserProfile struct { displayName string }\n"));
  }

  private static String pom(String name, String uses) {
    var dependency =
        """
        <dependencies>
        <dependency><groupId>com.acme</groupId>
        <artifactId>%s</artifactId></dependency>
        </dependencies>
        """
            .formatted(uses);
    return """
    <project>
    <groupId>com.acme</groupId>
    <artifactId>%s</artifactId>
    <version>1</version>
    %s</project>
    """
        .formatted(name, uses.isEmpty() ? "" : dependency);
  }
}
