package io.lianke.customer.naming;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The resources say what ICU says; `-Dlianke.update=true` writes them anew for another ICU.
class PinyinTests {
    private static final Path FOLDER =
            Path.of("src/main/resources/io/lianke/customer/naming").toAbsolutePath();
    private static final Transliterator COMMON = Transliterator.getInstance("Han-Latin");
    private static final Transliterator SURNAMES = Transliterator.getInstance("Han-Latin/Names");

    /// ICU cannot be asked which surnames of two characters it knows.
    private static final String DOUBLE_SURNAMES =
            "万俟 尉迟 尉遲 单于 長孫 长孙 令狐 澹台 司马 上官 欧阳 歐陽 夏侯 诸葛 諸葛 闻人 东方 赫连 皇甫"
                    + " 公羊 公冶 宗政 濮阳 淳于 太叔 申屠 公孙 仲孙 轩辕 钟离 宇文 慕容 司徒 司空 鲜于 闾丘 端木"
                    + " 巫马 公西 漆雕 乐正 樂正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 百里 东郭 南门 呼延 羊舌 微生"
                    + " 梁丘 左丘 东门 西门 南宫 第五 独孤 重耳 召南";

    private static String numbered(String marked) {
        var tone = "5";
        var syllable = new StringBuilder();
        for (var c : Normalizer.normalize(marked, Normalizer.Form.NFD).toCharArray()) {
            switch (c) {
                case 0x304 -> tone = "1";
                case 0x301 -> tone = "2";
                case 0x30C -> tone = "3";
                case 0x300 -> tone = "4";
                case 0x308 -> syllable.setCharAt(syllable.length() - 1, 'v');
                case 0x302 -> {}
                default -> syllable.append(c);
            }
        }
        return syllable + tone;
    }

    private static String reading(Transliterator by, String character) {
        var marked = by.transliterate(character).strip();
        return marked.isEmpty() || marked.equals(character) ? "" : numbered(marked);
    }

    private static List<String> characters() {
        return IntStream.rangeClosed(Pinyin.FIRST, Pinyin.LAST)
                .mapToObj(Character::toString)
                .toList();
    }

    private static String readings() {
        var bySyllable = new TreeMap<String, StringBuilder>();
        for (var character : characters()) {
            var reading = reading(COMMON, character);
            if (!reading.isEmpty()) {
                bySyllable.computeIfAbsent(reading, _ -> new StringBuilder()).append(character);
            }
        }
        var lines = new StringBuilder("# Written by PinyinTests from ICU's Han-Latin.\n");
        bySyllable.forEach(
                (syllable, of) -> lines.append(syllable).append(' ').append(of).append('\n'));
        return lines.toString();
    }

    private static String surnames() {
        var lines = new ArrayList<String>();
        lines.add("# Written by PinyinTests from ICU's Han-Latin/Names.");
        for (var character : characters()) {
            var reading = reading(SURNAMES, character);
            if (!reading.equals(reading(COMMON, character))) {
                lines.add(character + " " + reading);
            }
        }
        for (var surname : DOUBLE_SURNAMES.split(" ")) {
            var both = SURNAMES.transliterate(surname).strip().split(" ");
            lines.add(surname + " " + numbered(both[0]) + " " + numbered(both[1]));
        }
        return String.join("\n", lines) + "\n";
    }

    private static void same(String file, String expected) throws Exception {
        if (Boolean.getBoolean("lianke.update")) {
            Files.writeString(FOLDER.resolve(file), expected);
        }
        assertThat(FOLDER.resolve(file)).hasContent(expected);
    }

    @Test
    void readings_are_those_of_icu() throws Exception {
        same("readings.txt", readings());
    }

    @Test
    void surnames_are_read_as_icu_reads_them() throws Exception {
        same("surnames.txt", surnames());
    }

    @Test
    void a_character_is_typed_in_each_of_its_readings() {
        assertThat(Pinyin.typed('单', "shan4")).containsExactly("shan", "dan", "chan");
        assertThat(Pinyin.typed('吕', "")).containsExactly("lv", "lu");
        assertThat(Pinyin.typed('晟', "")).contains("cheng", "sheng");
        assertThat(Pinyin.typed('a', "")).isEmpty();
    }
}
