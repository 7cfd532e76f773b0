package io.lianke.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// Runs benchmarks by name and prints one JSON object a line.
public final class Bench {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<Benchmark> ALL =
            List.of(
                    new ImportBenchmark(),
                    new ListBenchmark(),
                    new SearchBenchmark(),
                    new ScopeBenchmark(),
                    new ReportBenchmark(),
                    new AuditBenchmark(),
                    new SlowClientsBenchmark(),
                    new NoisyTenantBenchmark());

    private Bench() {}

    /// What was asked for.
    ///
    /// @param name of one benchmark; empty for all
    /// @param scale one size; empty for those that the benchmark takes by itself
    record Request(boolean list, Optional<String> name, Optional<String> scale) {
        static Request of(List<String> arguments) {
            var list = false;
            var names = new ArrayList<String>();
            var scale = Optional.<String>empty();
            for (int i = 0; i < arguments.size(); i++) {
                switch (arguments.get(i)) {
                    case "--list" -> list = true;
                    case "--scale" -> {
                        if (++i == arguments.size()) {
                            throw new IllegalArgumentException("--scale needs a size.");
                        }
                        scale = Optional.of(arguments.get(i));
                    }
                    case String option when option.startsWith("-") ->
                            throw new IllegalArgumentException(
                                    "bench does not know '" + option + "'.");
                    case String name -> names.add(name);
                }
            }
            if (names.size() > 1) {
                throw new IllegalArgumentException("bench takes one name at a time.");
            }
            return new Request(list, names.stream().findFirst(), scale);
        }
    }

    public static void main(String[] arguments) throws Exception {
        var runs = new LinkedHashMap<Benchmark, List<String>>();
        try {
            var request = Request.of(List.of(arguments));
            if (request.list()) {
                list();
                return;
            }
            for (var each : chosen(request)) {
                runs.put(each, scales(each, request));
            }
        } catch (IllegalArgumentException misuse) {
            System.err.println("lianke: " + misuse.getMessage());
            System.exit(2);
        }
        for (var run : runs.entrySet()) {
            for (var scale : run.getValue()) {
                run.getKey().run(scale, result -> System.out.println(line(result)));
            }
        }
    }

    private static void list() {
        ALL.forEach(each ->
                System.out.println(
                        each.name()
                                + "  "
                                + each.about()
                                + " Scales: "
                                + String.join(", ", each.scales())
                                + "."));
    }

    private static List<Benchmark> chosen(Request request) {
        var chosen =
                ALL.stream()
                        .filter(each ->
                                request.name().isEmpty()
                                        || each.name().equals(request.name().get()))
                        .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no benchmark '"
                            + request.name().orElse("")
                            + "'; ./lianke bench --list names them.");
        }
        return chosen;
    }

    private static List<String> scales(Benchmark each, Request request) {
        if (request.scale().isEmpty()) {
            return each.scales().stream().filter(scale -> possible(each, scale)).toList();
        }
        var scale = request.scale().get();
        if (!each.scales().contains(scale)) {
            throw new IllegalArgumentException(
                    each.name()
                            + " has no scale '"
                            + scale
                            + "'; it has "
                            + String.join(", ", each.scales())
                            + ".");
        }
        return List.of(scale);
    }

    private static boolean possible(Benchmark each, String scale) {
        var missing = each.missing(scale);
        missing.ifPresent(what ->
                System.err.println(
                        "lianke: " + each.name() + " leaves out " + scale + ": " + what));
        return missing.isEmpty();
    }

    static String line(Result result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("bench", result.bench());
        fields.put("scale", result.scale());
        fields.put("variant", result.variant());
        fields.put("metric", result.metric());
        fields.put("value", rounded(result.value()));
        fields.put("unit", result.unit());
        fields.put("baseline", result.baseline());
        fields.put("baselineValue", rounded(result.baselineValue()));
        fields.put("ratio", rounded(result.ratio()));
        fields.put("checksum", result.checksum());
        return JSON.writeValueAsString(fields);
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
