package io.lianke.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class StorageGateTests {

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/customers, true",
        "POST, /api/v1/customers, false",
        "POST, /api/v1/orders:bulk, false",
        "PATCH, /api/v1/customers/1, false",
        "POST, /api/v1/session, true",
        "POST, /api/v1/session:switch, true",
        "POST, /api/v1/sessions, false",
        "POST, /api/v1/me:changePassword, true",
        "DELETE, /api/v1/api-keys/1, true",
        "DELETE, /api/v1/me/sessions/1, true",
        "POST, /api/v1/imports/1:cancel, true",
        "POST, /api/v1/imports/1:resume, false",
        "POST, /api/v1/imports, false",
    })
    void what_reads_makes_room_or_locks_somebody_out_is_always_let_through(
            String method, String path, boolean through) {
        var request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);

        assertThat(StorageGate.always(request)).isEqualTo(through);
    }
}
