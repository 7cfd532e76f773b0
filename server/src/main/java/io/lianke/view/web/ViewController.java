package io.lianke.view.web;

import io.lianke.access.Open;
import io.lianke.shared.RequestProblem;
import io.lianke.view.Arrangement;
import io.lianke.view.NewView;
import io.lianke.view.View;
import io.lianke.view.ViewChange;
import io.lianke.view.ViewContent;
import io.lianke.view.ViewedList;
import io.lianke.view.Views;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Saved views of lists.
@RestController
class ViewController {
    private static final String MINE =
            "everybody has views of what they may see; the right to the list is asked inside";
    private static final String NAME = "[A-Za-z][A-Za-z0-9]{0,39}";
    private static final String COLUMN = "[A-Za-z][A-Za-z0-9._:-]{0,99}";

    private final Views views;

    ViewController(Views views) {
        this.views = views;
    }

    /// What a view shows.
    ///
    /// @param query the list's filters by the names of its parameters
    /// @param sort as the list takes it; null for the list's own
    /// @param columns names in the order shown; empty for the list's own
    record ViewContentBody(
            @NotNull @Size(max = ViewContent.FILTERS_MAX)
                    Map<
                                    @NotNull @Pattern(regexp = NAME) String,
                                    @NotBlank @Size(max = ViewContent.FILTER_CHARS_MAX) String>
                            query,
            @Nullable @Size(min = 1, max = ViewContent.SORT_CHARS_MAX) String sort,
            @NotNull @Size(max = ViewContent.COLUMNS_MAX)
                    List<@NotNull @Size(max = 100) @Pattern(regexp = COLUMN) String> columns) {
        ViewContent toContent() {
            return new ViewContent(query, sort, columns);
        }

        static ViewContentBody of(ViewContent content) {
            return new ViewContentBody(content.query(), content.sort(), content.columns());
        }
    }

    /// @param object `customers` or `orders`
    /// @param shared with everybody of the tenant; takes the right `view.share`
    record NewViewBody(
            @NotBlank @Size(max = 20) String object,
            @NotBlank @Size(max = Views.NAME_CHARS_MAX) String name,
            @Nullable Boolean shared,
            @NotNull @Valid ViewContentBody content) {}

    /// @param version of the view as it was read; what is left out stays
    record ViewChangeBody(
            @NotNull Integer version,
            @Nullable @Size(min = 1, max = Views.NAME_CHARS_MAX) String name,
            @Nullable Boolean shared,
            @Nullable @Valid ViewContentBody content) {}

    /// @param maker the name of whoever made it, as it was then
    /// @param own the caller made it
    /// @param changeable the caller may change and delete it
    record ViewBody(
            UUID id,
            String object,
            String name,
            boolean shared,
            ViewContentBody content,
            String maker,
            boolean own,
            boolean changeable,
            int version,
            Instant updatedAt) {
        static ViewBody of(View view) {
            return new ViewBody(
                    view.id(),
                    view.object().code(),
                    view.name(),
                    view.shared(),
                    ViewContentBody.of(view.content()),
                    view.maker(),
                    view.own(),
                    view.changeable(),
                    view.version(),
                    view.updatedAt());
        }
    }

    /// @param opensFirst the view that the caller wants to see first; null for all of the list
    record ViewList(List<ViewBody> items, @Nullable UUID opensFirst) {}

    /// @param opensFirst the view shown when the list is opened; null for all of the list
    /// @param order ids of views in the order they stand
    record ArrangementBody(
            @Nullable UUID opensFirst,
            @NotNull @Size(max = Arrangement.VIEWS_MAX) List<@NotNull UUID> order) {}

    /// @param object `customers` or `orders`
    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @GetMapping("/api/v1/views")
    ViewList listViews(@RequestParam @Size(max = 20) String object) {
        var list = list(object, "?object");
        var found = views.list(list);
        var first = views.arrangement(list).opensFirst();
        return new ViewList(
                found.stream().map(ViewBody::of).toList(),
                found.stream().anyMatch(view -> view.id().equals(first)) ? first : null);
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @PostMapping("/api/v1/views")
    @ResponseStatus(HttpStatus.CREATED)
    ViewBody createView(@Valid @RequestBody NewViewBody body) {
        return ViewBody.of(
                views.create(
                        new NewView(
                                list(body.object(), "/object"),
                                body.name().strip(),
                                Boolean.TRUE.equals(body.shared()),
                                body.content().toContent())));
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @PatchMapping("/api/v1/views/{id}")
    ViewBody changeView(@PathVariable UUID id, @Valid @RequestBody ViewChangeBody body) {
        var name = body.name() == null ? null : body.name().strip();
        if (name != null && name.isEmpty()) {
            throw RequestProblem.invalid("/name", "request/not-blank", Map.of());
        }
        return ViewBody.of(
                views.change(
                        id,
                        new ViewChange(
                                body.version(),
                                name,
                                body.shared(),
                                body.content() == null ? null : body.content().toContent())));
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @DeleteMapping("/api/v1/views/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteView(@PathVariable UUID id) {
        views.delete(id);
    }

    /// Which view the caller wants to see first, and in which order they stand.
    ///
    /// @param object `customers` or `orders`
    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @PutMapping("/api/v1/view-arrangements/{object}")
    ArrangementBody arrangeViews(
            @PathVariable @Size(max = 20) String object, @Valid @RequestBody ArrangementBody body) {
        var list = ViewedList.of(object).orElseThrow(RequestProblem::notFound);
        var arranged = views.arrange(list, new Arrangement(body.opensFirst(), body.order()));
        return new ArrangementBody(arranged.opensFirst(), arranged.order());
    }

    private static ViewedList list(String object, String pointer) {
        return ViewedList.of(object)
                .orElseThrow(() -> RequestProblem.invalid(pointer, "request/choice", Map.of()));
    }
}
