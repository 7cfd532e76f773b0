package io.lianke.commerce;

import io.lianke.channel.Channels;
import io.lianke.organization.Stores;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/// Sees to it that the channels and stores that orders name exist.
@Component
class Places {
    private final Channels channels;
    private final Stores stores;

    Places(Channels channels, Stores stores) {
        this.channels = channels;
        this.stores = stores;
    }

    void ensure(List<RefundDraft.Whose> named) {
        var channelCodes = new HashSet<String>();
        var storeCodes = new HashSet<String>();
        for (var place : named) {
            channelCodes.add(place.channel());
            if (place.store() != null) {
                storeCodes.add(place.store());
            }
        }
        if (!channelCodes.isEmpty()) {
            channels.ensure(channelCodes);
        }
        if (!storeCodes.isEmpty()) {
            stores.ensure(storeCodes);
        }
    }
}
