package io.lianke.customer;

import static io.lianke.customer.People.NOON;
import static io.lianke.customer.People.named;
import static io.lianke.customer.People.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class SearchTests extends ServerTests {
    private static final String CUSTOMERS = "/api/v1/customers";

    @Autowired private Customers customers;
    @Autowired private NameUpkeep upkeep;
    @Autowired private DSLContext sql;
    @Autowired private TransactionTemplate transactions;

    private static List<String> names(Http.Answer list) {
        assertThat(list.status()).as(list.text()).isEqualTo(200);
        var names = new ArrayList<String>();
        list.body().path("items").forEach(one -> names.add(one.path("name").asString("")));
        return names;
    }

    private List<String> found(String typed) {
        return names(
                owner.get(
                        CUSTOMERS
                                + "?status=all&q="
                                + URLEncoder.encode(typed, StandardCharsets.UTF_8)));
    }

    private CustomerId seenAs(String name, String... identifiers) {
        return Objects.requireNonNull(
                world.tenant()
                        .call(() -> customers.resolve(List.of(named(name, NOON, identifiers))))
                        .getFirst()
                        .customer());
    }

    /// As somebody would who knows nothing of terms.
    private void write(String statement) {
        world.tenant().run(() -> transactions.executeWithoutResult(_ -> sql.execute(statement)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "张",
                "晓明",
                "zhangxiaoming",
                "xiaom",
                "ZXM",
                "xm",
                "张 xm",
                "8000",
                "138 0013 8000",
                "0086 138-0013-8000",
                "+86 (0)138 0013 8000",
                "zh.xm@",
                "zh.xm@example.com",
                "VIP-88",
                "a17",
                "1",
            })
    void somebody_is_found_by(String typed) {
        seenAs(
                "张晓明",
                "phone=+8613800138000",
                "email=zh.xm@example.com",
                "memberCard=VIP-88",
                "external:shop=a17");
        seenAs("李雷", "external:shop=a18");

        assertThat(found(typed)).containsExactly("张晓明");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VIP-8",
                "a1",
                "zhangming",
                "7000",
                "%",
                "''':*",
                "a & b",
                "!张",
                "a\\",
                "'",
                "x:*"
            })
    void nobody_is_found_by(String typed) {
        seenAs("张晓明", "phone=+8613800138000", "memberCard=VIP-88", "external:shop=a17");

        assertThat(found(typed)).isEmpty();
    }

    @Test
    void names_change_on_every_way_and_stay_searchable() {
        var id = seenAs("赵一", "external:s=1");
        var image = world.tenant().call(() -> customers.snapshot(Set.of(id)));
        assertThat(found("zhaoyi")).hasSize(1);

        var version = owner.get(CUSTOMERS + "/" + id).body().path("version").asInt();
        owner.patch(CUSTOMERS + "/" + id, "{\"version\":%d,\"name\":\"钱二\"}".formatted(version));
        assertThat(found("zhaoyi")).isEmpty();
        assertThat(found("qe")).containsExactly("钱二");

        var later = NOON.plusSeconds(90_000_000);
        world.tenant().run(() -> customers.resolve(List.of(named("孙三", later, "external:s=1"))));
        assertThat(found("qe")).isEmpty();
        assertThat(found("sunsan")).containsExactly("孙三");

        world.tenant().run(() -> customers.restore(image));
        assertThat(found("sunsan")).isEmpty();
        assertThat(found("zhaoyi")).containsExactly("赵一");

        owner.post(CUSTOMERS + "/" + id + ":archive", "{}");
        assertThat(found("zhaoyi")).containsExactly("赵一");
        assertThat(names(owner.get(CUSTOMERS + "?q=zhaoyi"))).isEmpty();
        owner.post(CUSTOMERS, "{\"name\":\"赵一一\"}");
        assertThat(found("zyy")).containsExactly("赵一一");
    }

    @Test
    void what_was_written_past_the_application_is_found_by_its_plain_name_until_upkeep_was_there() {
        var id = seenAs("周四", "external:s=1");
        write("update customer.customers set name = '吴五' where id = '" + id + "'");

        assertThat(found("zhousi")).isEmpty();
        assertThat(found("吴")).containsExactly("吴五");
        assertThat(found("wuwu")).isEmpty();

        upkeep.run(() -> false);

        assertThat(found("wuwu")).containsExactly("吴五");
        assertThat(found("吴")).containsExactly("吴五");
    }

    @Test
    @Shows("Z-7")
    void a_search_stays_in_its_tenant() {
        seenAs("郑六", "external:s=1");
        var stranger = anotherWorld();
        stranger.tenant().run(() -> customers.resolve(List.of(named("郑六", NOON, "external:s=1"))));

        assertThat(found("zhengliu")).hasSize(1);
    }

    @Test
    void a_list_by_name_is_in_the_order_of_pinyin() {
        for (var name : List.of("张飞", "Bob", "欧阳修", "安宁", "单小明", "吕布", "Zoe", "鲁迅")) {
            seenAs(name, "external:s=" + UUID.randomUUID());
        }
        world.tenant().run(() -> customers.resolve(List.of(seen("external:s=unnamed"))));

        assertThat(names(owner.get(CUSTOMERS + "?sort=name")))
                .containsExactly("", "安宁", "Bob", "鲁迅", "吕布", "欧阳修", "单小明", "张飞", "Zoe");
    }

    @Test
    void the_few_of_a_filter_are_found_among_the_many_of_a_name() {
        write(
                """
                insert into customer.customers (tenant_id, ordinal, kind, name, store, created_at,
                    created_by, updated_at, updated_by, name_key, name_terms)
                select current_setting('lianke.tenant')::uuid, n, 'person', '王伟',
                    case n when 17 then 's-17' else 's-1' end, now(), 'test', now(), 'test',
                    'wang2', array_to_tsvector('{wang,wangwei,wei}')
                from generate_series(1, 5000) n
                """);
        write(
                """
                insert into customer.totals (tenant_id, customer_id, store)
                select tenant_id, id, store from customer.customers
                """);

        var one = owner.get(CUSTOMERS + "?q=wangwei&store=s-17").body();
        var many = owner.get(CUSTOMERS + "?q=wangwei&pageSize=2").body();

        assertThat(one.at("/items/0/ordinal").asInt()).isEqualTo(17);
        assertThat(one.at("/total/count").asInt()).isEqualTo(1);
        assertThat(many.at("/items/0/ordinal").asInt()).isEqualTo(5000);
        assertThat(many.at("/total/count").asInt()).isEqualTo(CustomerList.FOUND_MAX);
        assertThat(many.at("/total/capped").asBoolean()).isTrue();
    }
}
