package io.lianke.testing;

import io.lianke.Lianke;
import io.lianke.access.AccessFixtures;
import io.lianke.access.Role;
import io.lianke.postgres.Database;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The whole application over HTTP on a real PostgreSQL. All subclasses share one Spring context,
/// which takes seconds to build; no test shares a tenant with another.
@SpringBootTest(
        classes = Lianke.class,
        properties = {
            "springdoc.default-flat-param-object=true",
            "springdoc.default-produces-media-type=application/json",
            "springdoc.writer-with-order-by-keys=true",
        },
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
public abstract class ServerTests {
    /// Lianke may call these although they are on this machine.
    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry properties) {
        properties.add(
                "lianke.egress.hosts", () -> SoftProvider.host() + "," + RealProvider.host());
    }

    @LocalServerPort private int port;

    @Autowired private AccessFixtures access;

    /// As the owner of the database, past row-level security; for looking, never for arranging.
    @Autowired protected Database databaseOwner;

    /// The tenant of this test.
    protected World world;

    /// The owner's key of this test's tenant.
    protected Http owner;

    @BeforeEach
    void freshTenant() {
        world = access.newWorld();
        owner = program(Role.OWNER);
    }

    /// A program with a key of that role in this test's tenant.
    protected Http program(Role role) {
        return Http.program(port, world.key(role));
    }

    /// Somebody who has not signed in.
    protected Http anonymous() {
        return Http.anonymous(port);
    }

    protected World anotherWorld() {
        return access.newWorld();
    }

    protected Http program(World of, Role role) {
        return Http.program(port, of.key(role));
    }

    protected int port() {
        return port;
    }
}
