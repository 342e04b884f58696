package dev.relay.repo.manifest;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.graph.ManifestReader;
import dev.relay.repo.graph.UnreadableManifest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MavenManifestTest extends ManifestReaderContract {
  private static final String POM =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <project>
        <parent>
          <groupId>com.acme</groupId><artifactId>parent</artifactId><version>1</version>
        </parent>
        <artifactId>backend</artifactId>
        <properties><api.group>com.acme.api</api.group></properties>
        <dependencyManagement>
          <dependencies>
            <dependency>
              <groupId>com.acme</groupId><artifactId>bom</artifactId><scope>import</scope>
            </dependency>
            <dependency><groupId>com.acme</groupId><artifactId>only-managed</artifactId></dependency>
          </dependencies>
        </dependencyManagement>
        <dependencies>
          <dependency>
            <groupId>${project.groupId}</groupId>
            <artifactId>shared-api</artifactId>
          </dependency>
          <dependency><groupId>${api.group}</groupId><artifactId>users</artifactId></dependency>
        </dependencies>
        <build>
          <plugins>
            <plugin><artifactId>maven-jar-plugin</artifactId></plugin>
            <plugin><groupId>com.acme</groupId><artifactId>rules-plugin</artifactId></plugin>
          </plugins>
          <extensions>
            <extension><groupId>com.acme</groupId><artifactId>wagon</artifactId></extension>
          </extensions>
        </build>
        <profiles>
          <profile>
            <id>it</id>
            <dependencies>
              <dependency><groupId>com.acme</groupId><artifactId>testkit</artifactId></dependency>
            </dependencies>
          </profile>
        </profiles>
      </project>
      """;

  @Override
  ManifestReader reader() {
    return new MavenManifest();
  }

  @Override
  Map<String, String> samples() {
    return Map.of("service/pom.xml", POM);
  }

  @Test
  void seesParentsBomsDependenciesPluginsAndProfiles() {
    assertThat(makes("pom.xml", POM)).containsExactly("maven com.acme:backend");
    assertThat(uses("pom.xml", POM))
        .containsExactly(
            "maven com.acme:parent@3~0.9",
            "maven com.acme:shared-api@19~0.9",
            "maven ${api.group}:users@21~0.9",
            "maven com.acme:bom@11~0.9",
            "maven com.acme:rules-plugin@26~0.9",
            "maven com.acme:testkit@36~0.9",
            "maven com.acme:wagon@29~0.9");
    assertThat(read("pom.xml", POM).defines()).containsEntry("api.group", "com.acme.api");
  }

  @Test
  void refusesEntitiesInEveryEncoding() {
    for (var hostile : new String[] {XML_FILE, XML_LAUGHS}) {
      assertThatThrownBy(() -> read("pom.xml", hostile))
          .isInstanceOf(UnreadableManifest.class)
          .hasMessage("it has a DOCTYPE, which no project file needs.");
      assertThatThrownBy(() -> reader().read("pom.xml", hostile.getBytes(UTF_16)))
          .isInstanceOf(UnreadableManifest.class);
    }
  }
}
