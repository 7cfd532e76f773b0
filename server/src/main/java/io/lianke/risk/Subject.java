package io.lianke.risk;

import java.util.Locale;
import java.util.UUID;

/// Whom or what a risk is about.
///
/// @param id of the member or key; the address; `-` for the organization and the installation
public record Subject(Kind kind, String id, String name) {
    private static final int NAME_CHARS_MAX = 200;
    private static final int ID_CHARS_MAX = 100;

    public static final Subject ORGANIZATION = new Subject(Kind.ORGANIZATION, "-", "-");
    public static final Subject INSTALLATION = new Subject(Kind.INSTALLATION, "-", "-");

    public enum Kind {
        MEMBER,
        API_KEY,
        ADDRESS,
        ORGANIZATION,
        INSTALLATION;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind stored(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public Subject {
        id = id.substring(0, Math.min(id.length(), ID_CHARS_MAX));
        name = name.substring(0, Math.min(name.length(), NAME_CHARS_MAX));
    }

    static Subject member(UUID id, String name) {
        return new Subject(Kind.MEMBER, id.toString(), name);
    }

    static Subject address(String ip) {
        return new Subject(Kind.ADDRESS, ip, ip);
    }
}
