package io.lianke.demo.company;

import io.lianke.demo.company.Neighbourhood.Role;
import io.lianke.demo.company.Person.Gender;
import io.lianke.demo.company.Person.Kind;
import io.lianke.demo.company.Person.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// Who the customers are and what the company knows of them.
final class People {
    private static final double ORGANIZATIONS = 0.015;
    private static final double ENGLISH = 0.012;
    private static final List<String> MAIL =
            List.of("example.com", "example.net", "example.org", "mail.example.com");
    private static final List<String> FOUND_US_BY =
            List.of("门店路过", "朋友推荐", "小程序搜索", "短视频", "平台搜索", "社区活动");

    private final Names names;
    private final LocalDate today;

    People(Names names, LocalDate today) {
        this.names = names;
        this.today = today;
    }

    /// Who somebody is, before anything happened.
    private record Self(
            Kind kind, boolean english, Gender gender, Names.Name name, @Nullable LocalDate born) {}

    /// When and where somebody was met first.
    record Met(Instant at, Place place) {}

    Person person(int number, Habit habit, Neighbourhood.Home home, Met met) {
        var draw = new Draw(Draw.Purpose.PERSON, -number);
        var self = self(home, draw);
        var devices = devices(number, habit, home, draw);
        return new Person(
                number,
                self.kind(),
                self.name().text(),
                keys(number, self, habit, devices, draw),
                traits(self, habit, home, draw),
                tags(self, habit, draw),
                met.at(),
                met.place(),
                devices);
    }

    private Self self(Neighbourhood.Home home, Draw draw) {
        if (home.role() == Role.ALONE && draw.chance(ORGANIZATIONS)) {
            return new Self(
                    Kind.ORGANIZATION,
                    false,
                    Gender.FEMALE,
                    names.organization(home.shop().city(), draw),
                    null);
        }
        var gender = draw.chance(0.4) ? Gender.MALE : Gender.FEMALE;
        var age = home.role() == Role.CHILD ? draw.between(18, 24) : age(draw);
        if (home.role() == Role.PARENT || home.role() == Role.PARTNER) {
            gender = home.role() == Role.PARENT ? Gender.MALE : Gender.FEMALE;
            age = draw.between(44, 58);
        }
        var english = home.role() == Role.ALONE && draw.chance(ENGLISH);
        var shared = home.role() == Role.PARTNER ? null : home.surname();
        var name =
                english
                        ? names.english(draw)
                        : names.chinese(
                                shared == null ? names.surname(draw) : shared, gender, draw);
        return new Self(
                Kind.PERSON,
                english,
                gender,
                name,
                today.minusYears(age).minusDays(draw.below(365)));
    }

    private static int age(Draw draw) {
        return Math.clamp(Math.round(20 + draw.gamma(3) * 5), 18, 82);
    }

    /// Those who buy online, and some others, have been seen with a phone or a computer.
    private static List<String> devices(
            int number, Habit habit, Neighbourhood.Home home, Draw draw) {
        var devices = new ArrayList<String>();
        if (draw.chance(habit.online() ? 0.95 : 0.35)) {
            devices.add("device-" + number);
            if (draw.chance(0.25)) {
                devices.add("device-" + number + "-2");
            }
        }
        if (home.device() != null) {
            devices.add(home.device());
        }
        return List.copyOf(devices);
    }

    /// A family's device is known by the first of them: an identifier is one customer's.
    private static List<Person.Key> keys(
            int number, Self self, Habit habit, List<String> devices, Draw draw) {
        var keys = new ArrayList<Person.Key>();
        if (self.kind() == Kind.ORGANIZATION || draw.chance(0.92)) {
            keys.add(new Person.Key("phone", Numbers.phone(number)));
        }
        if (draw.chance(0.04)) {
            keys.add(new Person.Key("phone", Numbers.secondPhone(number)));
        }
        var mails = self.kind() == Kind.ORGANIZATION || self.english();
        if (draw.chance(mails ? 0.9 : 0.28)) {
            keys.add(new Person.Key("email", self.name().latin() + number + "@" + draw.one(MAIL)));
        }
        if (draw.chance(habit.usualChannel().equals(Habit.MINI_PROGRAM) ? 0.97 : 0.3)) {
            keys.add(new Person.Key("unionId", Numbers.padded("demo-union-", number, 8)));
            keys.add(new Person.Key("openId", Numbers.padded("demo-open-", number, 8)));
        }
        if (draw.chance(habit.usualChannel().equals(Habit.WEB) ? 0.95 : 0.15)) {
            keys.add(new Person.Key("userId", "user-" + number));
        }
        if (draw.chance(habit.usualChannel().equals(Habit.MARKETPLACE) ? 0.9 : 0.12)) {
            keys.add(new Person.Key("external:marketplace", Numbers.padded("buyer-", number, 8)));
        }
        if (self.kind() == Kind.ORGANIZATION) {
            keys.add(new Person.Key("external:crm", Numbers.padded("K", number, 7)));
        } else if (keys.isEmpty() || draw.chance(0.6)) {
            keys.add(new Person.Key("memberCard", Numbers.padded("8800", number, 8)));
        }
        var sharedIsMine = (number - 1) % Neighbourhood.SIZE == 0;
        for (var device : devices) {
            if (sharedIsMine || !device.startsWith("device-family-")) {
                keys.add(new Person.Key("anonymousId", device));
            }
        }
        return List.copyOf(keys);
    }

    private static SequencedMap<String, String> traits(
            Self self, Habit habit, Neighbourhood.Home home, Draw draw) {
        var traits = new LinkedHashMap<String, String>();
        if (draw.chance(0.85) || home.role() != Role.ALONE) {
            traits.put("address", home.address());
        }
        if (self.born() != null && draw.chance(0.7)) {
            traits.put("birthday", self.born().toString());
        }
        traits.put("city", home.shop().city());
        traits.put("foundUsBy", draw.one(FOUND_US_BY));
        if (self.kind() == Kind.PERSON && draw.chance(0.8)) {
            traits.put("gender", self.gender().code());
        }
        traits.put("language", self.english() ? "en" : "zh");
        if (draw.chance(0.75)) {
            traits.put("pet", habit.pet().label());
        }
        traits.put("preferredChannel", habit.usualChannel());
        return traits;
    }

    private static SequencedSet<String> tags(Self self, Habit habit, Draw draw) {
        var tags = new LinkedHashSet<String>();
        if (self.kind() == Kind.ORGANIZATION) {
            tags.add("企业客户");
        }
        if (habit.rate() > 0.04 && draw.chance(0.5)) {
            tags.add("VIP");
        }
        if (draw.chance(0.08)) {
            tags.add("爱分享");
        }
        if (draw.chance(0.05)) {
            tags.add("需回访");
        }
        if (draw.chance(0.02)) {
            tags.add("投诉过");
        }
        return tags;
    }
}
