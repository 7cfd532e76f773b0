package io.lianke.organization;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A place where customers are served.
///
/// @param code as orders carry it; it never changes
/// @param unit the unit it belongs to; null: the head office
public record Store(
        UUID id, String code, String name, @Nullable UUID unit, Profile profile, int version) {

    /// What people want to know of a store.
    ///
    /// @param address for people, as are phone and services; empty when not told
    /// @param point on the map; null when not told
    /// @param manager the member of staff who runs it; null for nobody
    public record Profile(
            Status status,
            String address,
            String phone,
            @Nullable Point point,
            List<String> services,
            OpeningHours hours,
            @Nullable UUID manager) {
        public static final Profile UNTOLD =
                new Profile(Status.OPEN, "", "", null, List.of(), OpeningHours.UNKNOWN, null);

        public Profile {
            services = List.copyOf(services);
        }
    }

    /// Degrees, WGS 84.
    public record Point(BigDecimal latitude, BigDecimal longitude) {}

    public enum Status {
        PLANNED,
        OPEN,
        /// For a while.
        PAUSED,
        /// For good; what happened there stays.
        CLOSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Status> of(String code) {
            return Stream.of(values()).filter(status -> status.code().equals(code)).findFirst();
        }
    }
}
