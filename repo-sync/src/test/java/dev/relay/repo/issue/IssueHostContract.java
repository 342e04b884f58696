package dev.relay.repo.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.host.FakeWeb;
import dev.relay.repo.host.FakeWeb.Reply;
import dev.relay.repo.issue.IssueHost.Filter;
import dev.relay.repo.issue.IssueHost.State;
import dev.relay.repo.publish.HostFailure;
import dev.relay.repo.workspace.RemoteUrl;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every host's issues do, told from answers as its documentation shows them. */
public abstract class IssueHostContract {
  @TempDir Path remotes;
  protected FakeWeb web;
  protected IssueHost host;

  protected abstract FakeWeb web(Path remotes);

  protected abstract IssueHost host(FakeWeb at);

  /** How this host is asked for the issues of acme/backend, and one of them. */
  protected abstract String path();

  protected abstract String commentsPath();

  protected abstract String listed();

  protected abstract String one();

  protected abstract String comments();

  @BeforeEach
  void open() {
    web = web(remotes);
    host = host(web);
  }

  @AfterEach
  void close() {
    web.close();
  }

  protected RemoteUrl url() {
    return new RemoteUrl(web.url() + "/acme/backend.git");
  }

  @Test
  void knowsItsOwnRemotesOnly() {
    assertThat(host.hosts(url())).isTrue();
    assertThat(host.hosts(new RemoteUrl("https://elsewhere.example/acme/backend.git"))).isFalse();
  }

  @Test
  void listsThoseThatChangedLast() {
    var next = "<%s>; rel=\"next\"".formatted(next());
    web.next("GET " + path(), new Reply(200, java.util.Map.of("Link", next), listed()));
    var page = host.list(url(), new Filter(State.OPEN, 1, 20));
    assertThat(page.more()).isTrue();
    assertThat(page.issues())
        .singleElement()
        .satisfies(issue -> assertThat(issue.number()).isEqualTo(7))
        .satisfies(issue -> assertThat(issue.title()).isEqualTo("Totals are wrong"))
        .satisfies(issue -> assertThat(issue.labels()).containsExactly("bug"))
        .satisfies(issue -> assertThat(issue.open()).isTrue());
  }

  /** An address within the host's own API. */
  protected abstract String next();

  @Test
  void readsOneWithWhatWasSaidAboutIt() {
    web.next("GET " + path() + "/7", new Reply(200, java.util.Map.of(), one()));
    web.next("GET " + commentsPath(), new Reply(200, java.util.Map.of(), comments()));
    var issue = host.read(url(), 7);
    assertThat(issue.author()).isEqualTo("ada");
    assertThat(issue.body()).isEqualTo("Add tax.");
    assertThat(issue.comments())
        .containsExactly(
            new Issue.Comment("bob", Instant.parse("2026-11-02T10:00:00Z"), "Me too."));
    assertThat(web.effects()).isEmpty();
  }

  @Test
  void saysWhatIsMissing() {
    web.next("GET " + path() + "/8", Reply.json(404, java.util.Map.of("message", "Not Found")));
    assertThatThrownBy(() -> host.read(url(), 8))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("check the name and the token's permissions");
    web.next("GET " + path() + "/8", Reply.json(403, java.util.Map.of("message", "no")));
    assertThatThrownBy(() -> host.read(url(), 8))
        .hasMessageContaining("does not let this token read its issues");
  }

  @Test
  void createsNoneButShowsWhere() {
    var form = host.form(url(), "Totals & tax", "line one\nline two").toString();
    assertThat(form)
        .startsWith(web.url() + "/acme/backend/")
        .contains("Totals+%26+tax", "line+one%0Aline+two");
    assertThat(web.calls()).isEmpty();
  }
}
