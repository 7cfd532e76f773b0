package io.lianke.access;

import io.lianke.shared.RequestProblem;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// That a member sees one record beyond what the row scope allows.
///
/// @param endsAt from when on it is as if there were none; null: until it is taken back
public record Share(
        UUID member,
        String memberName,
        UUID record,
        Right right,
        @Nullable Instant endsAt,
        String note,
        String sharedBy,
        Instant sharedAt) {
    public static final int NOTE_CHARS_MAX = 500;

    /// What a share allows of what the role allows.
    public enum Right {
        READ,
        WRITE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// @throws RequestProblem naming the field when there is no such right
        public static Right read(String code, String pointer) {
            return Stream.of(values())
                    .filter(right -> right.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> RequestProblem.invalid(pointer, "request/choice", Map.of()));
        }
    }
}
