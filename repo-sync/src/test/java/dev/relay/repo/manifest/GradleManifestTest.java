package dev.relay.repo.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.graph.ManifestReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradleManifestTest extends ManifestReaderContract {
  private static final String SETTINGS =
      """
      rootProject.name = "shop"
      include("lib", ":apps:web")
      include 'one',
          'two'
      includeBuild("../build-logic")
      // includeBuild("../not-this")
      """;

  private static final String BUILD =
      """
      plugins {
        id("com.acme.java-conventions") version "1.0"
      }
      group = "com.acme"
      /* implementation("com.acme:not-this:1") */
      dependencies {
        implementation("com.acme:shared-api:1.2") // "com.acme:nor-this:1"
        testImplementation 'com.acme:testkit'
        api(group: 'com.acme', name: 'users', version: '1')
        api(group = "com.acme", name = "orders")
        implementation(libs.something)
        implementation(project(":lib"))
      }
      gradlePlugin { plugins { create("x") { id = "com.acme.release" } } }
      """;

  private static final String CATALOG =
      """
      [versions]
      api = "1.2"
      [libraries]
      api = { module = "com.acme:shared-api", version.ref = "api" }
      users = "com.acme:users:3"
      orders = { group = "com.acme", name = "orders", version = "1" }
      [plugins]
      conventions = { id = "com.acme.conventions", version = "1" }
      short = "com.acme.short:1"
      """;

  @Override
  ManifestReader reader() {
    return new GradleManifest();
  }

  @Override
  Map<String, String> samples() {
    return Map.of(
        "settings.gradle.kts", SETTINGS,
        "lib/build.gradle", BUILD,
        "gradle/libs.versions.toml", CATALOG,
        "gradle.properties", "version=1\ngroup=com.acme\n");
  }

  @Test
  void seesProjectsAndIncludedBuilds() {
    assertThat(makes("settings.gradle", SETTINGS))
        .containsExactly(
            "maven ${group}:shop",
            "maven ${group}:lib",
            "maven ${group}:web",
            "maven ${group}:one",
            "maven ${group}:two");
    assertThat(uses("settings.gradle", SETTINGS)).containsExactly("sibling build-logic@5~0.7");
  }

  @Test
  void seesDependenciesAndPluginsOutsideComments() {
    assertThat(makes("lib/build.gradle.kts", BUILD))
        .containsExactly(
            "maven ${group}:lib", "maven com.acme.release:com.acme.release.gradle.plugin");
    assertThat(read("build.gradle", BUILD).defines()).containsEntry("group", "com.acme");
    assertThat(uses("build.gradle", BUILD))
        .containsExactly(
            "maven com.acme:shared-api@7~0.8",
            "maven com.acme:testkit@8~0.8",
            "maven com.acme:users@9~0.8",
            "maven com.acme:orders@10~0.8",
            "maven com.acme.java-conventions:com.acme.java-conventions.gradle.plugin@2~0.8");
  }

  @Test
  void seesCatalogs() {
    assertThat(uses("gradle/libs.versions.toml", CATALOG))
        .containsExactlyInAnyOrder(
            "maven com.acme:shared-api@4~0.9",
            "maven com.acme:users@5~0.9",
            "maven com.acme:orders@6~0.9",
            "maven com.acme.conventions:com.acme.conventions.gradle.plugin@8~0.9",
            "maven com.acme.short:com.acme.short.gradle.plugin@9~0.9");
  }
}
