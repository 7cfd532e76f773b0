package io.lianke.tracking;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param bootstrapWriteKey write key of the first source, registered at the first start; empty:
///   none
@ConfigurationProperties("lianke.tracking")
record TrackingSettings(@DefaultValue("") String bootstrapWriteKey) {

    @Override
    public String toString() {
        return "TrackingSettings[]";
    }
}
