package dev.relay.repo.publish;

import dev.relay.repo.publish.PullRequestHost.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What pull requests say. Relay keeps its own part between two marks; whatever people write around
 * it stays.
 */
final class Descriptions {
  private static final String BEGIN = "<!-- relay: begin -->";
  private static final String END = "<!-- relay: end -->";
  private static final Pattern OWN =
      Pattern.compile(Pattern.quote(BEGIN) + ".*?" + Pattern.quote(END), Pattern.DOTALL);

  private Descriptions() {}

  /** Without the others, of which nobody knows yet where they are. */
  static Wording wording(Proposal proposal) {
    var lines = proposal.message().strip().split("\n", 2);
    return new Wording(lines[0].strip(), lines.length > 1 ? lines[1].strip() : "");
  }

  /** The body with a list of all pull requests of the train, in the order in which they merge. */
  static String body(String body, Train train, Proposal proposal) {
    if (train.cars().size() == 1) {
      return OWN.matcher(body).replaceAll("").strip();
    }
    var own = BEGIN + "\n" + section(train, proposal) + "\n" + END;
    var match = OWN.matcher(body);
    return match.find()
        ? body.substring(0, match.start()) + own + body.substring(match.end())
        : body.strip() + "\n\n" + own;
  }

  private static String section(Train train, Proposal proposal) {
    var lines = new ArrayList<>(List.of("Merged in this order:", ""));
    for (int i = 0; i < train.cars().size(); i++) {
      lines.add((i + 1) + ". " + line(train.cars().get(i), proposal));
    }
    return String.join("\n", lines);
  }

  private static String line(Car car, Proposal proposal) {
    var name = car.repository().name();
    var own = car.repository().equals(proposal.repository().id());
    var text = own ? "**" + name + "** (this one)" : name + link(car);
    var names = car.waitsFor().stream().map(Object::toString).toList();
    return names.isEmpty() ? text : text + ", after " + String.join(", ", names);
  }

  private static String link(Car car) {
    return car.link() == null ? "" : ": " + car.link();
  }
}
