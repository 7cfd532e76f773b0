package io.lianke.limits;

import java.util.stream.IntStream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Requests a minute; 0 for no limit.
///
/// @param signIn attempts to sign in, set up or accept an invitation, of one address
/// @param anonymous whatever else comes from one address that is not signed in; as many keys and
///   sessions that nobody has
/// @param personReads of one signed-in person
/// @param personWrites of one signed-in person
/// @param programReads of one API key
/// @param programWrites of one API key
/// @param jobs imports, exports and bulk changes that one caller starts
/// @param tenant whatever all callers of one tenant do together
/// @param callersMax how many of all these are remembered at a time
@ConfigurationProperties("lianke.limits")
public record LimitSettings(
        @DefaultValue("300") int signIn,
        @DefaultValue("1200") int anonymous,
        @DefaultValue("3000") int personReads,
        @DefaultValue("1200") int personWrites,
        @DefaultValue("120000") int programReads,
        @DefaultValue("300000") int programWrites,
        @DefaultValue("120") int jobs,
        @DefaultValue("600000") int tenant,
        @DefaultValue("50000") int callersMax) {

    public LimitSettings {
        if (callersMax < 1
                || IntStream.of(
                                signIn,
                                anonymous,
                                personReads,
                                personWrites,
                                programReads,
                                programWrites,
                                jobs,
                                tenant)
                        .anyMatch(limit -> limit < 0)) {
            throw new IllegalArgumentException("lianke.limits: no limit is negative");
        }
    }
}
