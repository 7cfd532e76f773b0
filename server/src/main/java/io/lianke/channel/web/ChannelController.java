package io.lianke.channel.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.channel.Channel;
import io.lianke.channel.Channels;
import io.lianke.shared.web.ProblemDocuments;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ChannelController {
    private final Channels channels;

    ChannelController(Channels channels) {
        this.channels = channels;
    }

    /// @param name in the caller's language
    record ChannelBody(UUID id, String code, String name, String nameZh, String nameEn) {
        static ChannelBody of(Channel channel, Locale language) {
            return new ChannelBody(
                    channel.id(),
                    channel.code(),
                    language.getLanguage().equals("zh") ? channel.nameZh() : channel.nameEn(),
                    channel.nameZh(),
                    channel.nameEn());
        }
    }

    record ChannelList(List<ChannelBody> items, @Nullable String nextPageToken) {}

    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/api/v1/channels")
    ChannelList listChannels(HttpServletRequest request) {
        var language = ProblemDocuments.languageOf(request);
        return new ChannelList(
                channels.list().stream().map(channel -> ChannelBody.of(channel, language)).toList(),
                null);
    }
}
