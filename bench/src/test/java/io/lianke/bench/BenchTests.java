package io.lianke.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchTests {
    @Test
    void a_result_is_one_line_with_its_ratio() {
        var result =
                new Result(
                        "funnel", "50m", "plain", "median_ms", 212, "ms", "bare", 106, "9f3c0000");

        assertThat(Bench.line(result))
                .isEqualTo(
                        """
                        {"bench":"funnel","scale":"50m","variant":"plain","metric":"median_ms",\
                        "value":212.0,"unit":"ms","baseline":"bare","baselineValue":106.0,"ratio":2.0,\
                        "checksum":"9f3c0000"}\
                        """);
    }

    @Test
    void a_name_and_a_scale_are_read_in_any_order() {
        assertThat(Bench.Request.of(List.of("--scale", "80k", "import")))
                .isEqualTo(new Bench.Request(false, Optional.of("import"), Optional.of("80k")));
        assertThat(Bench.Request.of(List.of()))
                .isEqualTo(new Bench.Request(false, Optional.empty(), Optional.empty()));
        assertThat(Bench.Request.of(List.of("--list")).list()).isTrue();
    }

    @Test
    void what_it_does_not_know_it_refuses() {
        for (var arguments :
                List.of(List.of("--scale"), List.of("--fast"), List.of("import", "export"))) {
            assertThatThrownBy(() -> Bench.Request.of(arguments))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
