package io.lianke.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerQuestionsTests {
    private static List<Question> all() {
        var all = new ArrayList<>(CustomerQuestions.lists());
        all.addAll(CustomerQuestions.searches());
        all.addAll(CustomerQuestions.identifiers());
        return all;
    }

    @Test
    void each_has_a_name_and_an_address_of_its_own() {
        assertThat(all()).extracting(Question::variant).doesNotHaveDuplicates();
        assertThat(all()).extracting(Question::path).doesNotHaveDuplicates();
    }

    @Test
    void every_sort_is_asked_in_both_directions_with_every_filter() {
        assertThat(CustomerQuestions.lists()).hasSize(4 * 2 * 5);
    }

    @Test
    void addresses_hold_nothing_that_needs_encoding() {
        assertThat(all()).allSatisfy(one -> assertThat(one.path()).matches("[!-~]+"));
    }
}
