package io.lianke.status;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Meters and checks in the text format that Prometheus and its like read. No name and no label
/// tells of a person or a tenant.
@Component
public class MetricsText {
    private final MeterRegistry meters;
    private final Checks checks;

    MetricsText(MeterRegistry meters, Checks checks) {
        this.meters = meters;
        this.checks = checks;
    }

    public String write() {
        var lines = new ArrayList<String>();
        for (var finding : checks.look()) {
            var label = "{check=\"" + finding.name() + "\"} ";
            lines.add(
                    "lianke_check_alarm" + label + (finding.state() == Finding.State.FINE ? 0 : 1));
            var reading = finding.reading();
            if (reading != null) {
                lines.add("lianke_check_value" + label + reading.value());
                lines.add("lianke_check_limit" + label + reading.limit());
            }
        }
        meters.getMeters().forEach(meter -> lines.addAll(lines(meter)));
        lines.sort(Comparator.naturalOrder());
        return String.join("\n", lines) + "\n";
    }

    private static List<String> lines(Meter meter) {
        var lines = new ArrayList<String>();
        for (var measurement : meter.measure()) {
            if (!Double.isFinite(measurement.getValue())) {
                continue;
            }
            var statistic = measurement.getStatistic().getTagValueRepresentation();
            var name = meter.getId().getName() + (statistic.equals("value") ? "" : "." + statistic);
            lines.add(plain(name) + labels(meter.getId().getTags()) + " " + measurement.getValue());
        }
        return lines;
    }

    private static String labels(List<Tag> tags) {
        return tags.isEmpty()
                ? ""
                : tags.stream()
                        .map(tag -> plain(tag.getKey()) + "=\"" + escaped(tag.getValue()) + "\"")
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
