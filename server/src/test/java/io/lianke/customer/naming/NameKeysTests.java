package io.lianke.customer.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeysTests {

    /// As PostgreSQL answers `terms @@ query`.
    private static boolean finds(String typed, String name) {
        var terms = List.of(NameKeys.of(name).terms().split(" "));
        return Arrays.stream(NameQuery.of(typed).orElseThrow().split(" & "))
                .map(part -> part.substring(1, part.length() - 3).replace("''", "'"))
                .map(part -> part.replace("\\\\", "\\"))
                .allMatch(part -> terms.stream().anyMatch(term -> term.startsWith(part)));
    }

    @ParameterizedTest
    @CsvSource({
        "张, 张晓明",
        "晓明, 张晓明",
        "明, 张晓明",
        "zhangxiaoming, 张晓明",
        "zhangx, 张晓明",
        "xiaoming, 张晓明",
        "ming, 张晓明",
        "mi, 张晓明",
        "zxm, 张晓明",
        "zx, 张晓明",
        "xm, 张晓明",
        "zhangxm, 张晓明",
        "ZXM, 张晓明",
        "zhang xiaoming, 张晓明",
        "张 xm, 张晓明",
        "张xiaom, 张晓明",
        "ｚｘｍ, 张晓明",
        "张三, 张　三",
        "zhangsan, 张 三",
        "shan, 单小明",
        "dan, 单小明",
        "sxm, 单小明",
        "dxm, 单小明",
        "zeng, 曾国藩",
        "qiu, 仇英",
        "ren, 任志强",
        "yuchi, 尉迟恭",
        "weichi, 尉迟恭",
        "ycg, 尉迟恭",
        "ouyang, 欧阳修",
        "oyx, 欧阳修",
        "lv, 吕布",
        "lu, 吕布",
        "lvbu, 吕布",
        "piao, 朴树",
        "puss, PUSS",
        "shengming, 李晟明",
        "chengming, 李晟明",
        "zhuge, 諸葛亮",
        "wu, Wu Wei",
        "wei, Wu Wei",
        "wei wu, Wu Wei",
        "xand, Alexander",
        "muller, Müller",
        "Müller, MULLER",
        "brien, O'Brien",
        "o'b, O'Brien",
        "100%, 100% sure",
        "_, a_b",
        "\\, a\\b",
        "小明贸易, 上海小明贸易有限公司",
        "贸易有限公司, 上海小明贸易有限公司",
        "上海小明贸易有限公司, 上海小明贸易有限公司",
        "smy, 上海市明宇公司",
        "abudu, 阿卜杜·热合曼",
        "热合曼, 阿卜杜·热合曼",
        "7, A7店",
        "a7店, A7店",
    })
    void a_name_is_found_by(String typed, String name) {
        assertThat(finds(typed, name)).as(NameKeys.of(name).terms()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "hang, 张晓明",
        "李, 张晓明",
        "明晓, 张晓明",
        "zm, 张晓明",
        "xmz, 张晓明",
        "zhangming, 张晓明",
        "wei li, Wu Wei",
        "上海小明贸易无限公司, 上海小明贸易有限公司",
        "张晓明, 张晓",
    })
    void a_name_is_not_found_by(String typed, String name) {
        assertThat(finds(typed, name)).isFalse();
    }

    @Test
    void nothing_typed_is_no_query() {
        assertThat(NameQuery.of(" 　·")).isEmpty();
    }

    @Test
    void lists_are_in_the_order_of_pinyin_with_other_names_among_them() {
        var expected =
                List.of(
                        "100%",
                        "Adam",
                        "安宁",
                        "Bob",
                        "曹操",
                        "李白",
                        "李清照",
                        "Lily",
                        "林黛玉",
                        "鲁迅",
                        "吕布",
                        "欧阳修",
                        "任志强",
                        "单小明",
                        "尉迟恭",
                        "曾国藩",
                        "张飞",
                        "张晓明",
                        "章太炎",
                        "Zhao Yun",
                        "赵云");
        var shuffled = new ArrayList<>(expected);
        Collections.shuffle(shuffled, new Random(1));

        shuffled.sort(Comparator.comparing(name -> NameKeys.of(name).sort()));

        assertThat(shuffled).isEqualTo(expected);
    }

    @Test
    void no_name_has_more_terms_or_a_longer_key_than_an_index_can_hold() {
        for (var character : List.of("乐", "a", "𠀀", "한", "'")) {
            var keys = NameKeys.of(character.repeat(200 / character.length()));

            assertThat(keys.terms().split(" ")).hasSizeLessThanOrEqualTo(300);
            assertThat(keys.sort().length()).isLessThanOrEqualTo(400);
        }
    }
}
