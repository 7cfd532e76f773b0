package io.lianke.organization.web;

import io.lianke.organization.OpeningHours;
import io.lianke.shared.FieldProblem;
import io.lianke.shared.RequestProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// When a store is open.
///
/// @param monday intervals of each Monday, and so on; none: a day off
/// @param days dates on which other hours hold
record OpeningHoursBody(
        @Size(max = OpeningHours.INTERVALS_MAX) List<@Valid IntervalBody> monday,
        @Size(max = OpeningHours.INTERVALS_MAX) List<@Valid IntervalBody> tuesday,
        @Size(max = OpeningHours.INTERVALS_MAX) List<@Valid IntervalBody> wednesday,
        @Size(max = OpeningHours.INTERVALS_MAX) List<@Valid IntervalBody> thursday,
        @Size(max = OpeningHours.INTERVALS_MAX) List<@Valid IntervalBody> friday,
        @Size(max = OpeningHours.INTERVALS_MAX) List<@Valid IntervalBody> saturday,
        @Size(max = OpeningHours.INTERVALS_MAX) List<@Valid IntervalBody> sunday,
        @Size(max = OpeningHours.DAYS_MAX) List<@Valid DayBody> days) {

    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    OpeningHoursBody {
        monday = given(monday);
        tuesday = given(tuesday);
        wednesday = given(wednesday);
        thursday = given(thursday);
        friday = given(friday);
        saturday = given(saturday);
        sunday = given(sunday);
        days = given(days);
    }

    /// @param to past midnight when it is not later than `from`
    record IntervalBody(
            @NotNull @Size(max = 5) @Pattern(regexp = TIME) String from,
            @NotNull @Size(max = 5) @Pattern(regexp = TIME) String to) {
        OpeningHours.Interval read() {
            return new OpeningHours.Interval(LocalTime.parse(from), LocalTime.parse(to));
        }
    }

    record DayBody(
            @NotNull LocalDate date,
            @Size(max = OpeningHours.INTERVALS_MAX) List<@Valid IntervalBody> intervals,
            @Nullable @Size(max = 100) String note) {
        DayBody {
            intervals = given(intervals);
        }
    }

    private static <T> List<T> given(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    static OpeningHoursBody of(OpeningHours hours) {
        return new OpeningHoursBody(
                on(hours, DayOfWeek.MONDAY),
                on(hours, DayOfWeek.TUESDAY),
                on(hours, DayOfWeek.WEDNESDAY),
                on(hours, DayOfWeek.THURSDAY),
                on(hours, DayOfWeek.FRIDAY),
                on(hours, DayOfWeek.SATURDAY),
                on(hours, DayOfWeek.SUNDAY),
                hours.days().stream()
                        .map(day -> new DayBody(day.date(), bodies(day.intervals()), day.note()))
                        .toList());
    }

    private static List<IntervalBody> on(OpeningHours hours, DayOfWeek day) {
        return bodies(hours.week().getOrDefault(day, List.of()));
    }

    private static List<IntervalBody> bodies(List<OpeningHours.Interval> intervals) {
        return intervals.stream()
                .map(interval ->
                        new IntervalBody(interval.from().toString(), interval.to().toString()))
                .toList();
    }

    /// @throws RequestProblem naming the days whose intervals overlap or are too many
    OpeningHours read() {
        var errors = new ArrayList<FieldProblem>();
        var week = new EnumMap<DayOfWeek, List<OpeningHours.Interval>>(DayOfWeek.class);
        Map.of(
                        DayOfWeek.MONDAY, monday,
                        DayOfWeek.TUESDAY, tuesday,
                        DayOfWeek.WEDNESDAY, wednesday,
                        DayOfWeek.THURSDAY, thursday,
                        DayOfWeek.FRIDAY, friday,
                        DayOfWeek.SATURDAY, saturday,
                        DayOfWeek.SUNDAY, sunday)
                .forEach((day, intervals) -> {
                    if (!intervals.isEmpty()) {
                        var name = day.name().toLowerCase(Locale.ROOT);
                        week.put(day, read(intervals, "/hours/" + name, errors));
                    }
                });
        var dates = new HashSet<LocalDate>();
        var others = new ArrayList<OpeningHours.Day>();
        for (int at = 0; at < days.size(); at++) {
            var day = days.get(at);
            var pointer = "/hours/days/" + at;
            if (!dates.add(day.date())) {
                errors.add(FieldProblem.of(pointer + "/date", "organization/day-twice"));
            }
            others.add(
                    new OpeningHours.Day(
                            day.date(),
                            read(day.intervals(), pointer + "/intervals", errors),
                            day.note() == null ? "" : day.note()));
        }
        if (!errors.isEmpty()) {
            throw RequestProblem.invalid(errors);
        }
        return new OpeningHours(week, others);
    }

    private static List<OpeningHours.Interval> read(
            List<IntervalBody> given, String pointer, List<FieldProblem> errors) {
        var intervals =
                given.stream()
                        .map(IntervalBody::read)
                        .sorted((one, other) -> one.from().compareTo(other.from()))
                        .toList();
        if (OpeningHours.overlap(intervals)) {
            errors.add(FieldProblem.of(pointer, "organization/hours-overlap"));
        }
        return intervals;
    }
}
