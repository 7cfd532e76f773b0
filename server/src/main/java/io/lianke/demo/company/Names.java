package io.lianke.demo.company;

import java.util.Arrays;
import java.util.List;

/// Names of people and organisations. Surnames are about as frequent as they are in China.
final class Names {
    /// A part of a name, and how it is spelt in Latin letters.
    record Part(String text, String pinyin) {}

    /// @param latin for addresses, lower case
    record Name(String text, String latin) {}

    private static final String SURNAMES =
            """
            王wang72 李li72 张zhang68 刘liu54 陈chen45 杨yang31 黄huang25 赵zhao23 周zhou21 吴wu20 \
            徐xu17 孙sun15 马ma13 朱zhu13 胡hu13 郭guo12 何he12 林lin11 高gao10 罗luo10 郑zheng9 \
            梁liang9 谢xie8 宋song7 唐tang7 许xu7 韩han7 冯feng6 邓deng6 曹cao6 彭peng6 曾zeng6 \
            肖xiao6 田tian5 董dong5 袁yuan5 潘pan5 于yu5 蒋jiang5 蔡cai5 余yu5 杜du4 叶ye4 程cheng4 \
            苏su4 魏wei4 吕lv4 丁ding4 任ren4 沈shen4 姚yao4 卢lu4 姜jiang4 崔cui4 钟zhong3 谭tan3 \
            陆lu3 汪wang3 范fan3 金jin3 石shi3 廖liao3 贾jia3 夏xia3 韦wei3 方fang3 白bai3 邹zou3 \
            孟meng3 熊xiong3 秦qin3 邱qiu3 江jiang3 尹yin2 薛xue2 段duan2 雷lei2 侯hou2 龙long2 \
            史shi2 陶tao2 黎li2 贺he2 顾gu2 毛mao2 郝hao2 龚gong2 邵shao2 万wan2 钱qian2 严yan2 \
            武wu2 戴dai2 莫mo2 孔kong2 欧阳ouyang1 司徒situ1 上官shangguan1 诸葛zhuge1\
            """;
    private static final String MALE =
            """
            伟wei 强qiang 磊lei 军jun 洋yang 勇yong 杰jie 涛tao 明ming 超chao 浩hao 宇yu 轩xuan 博bo \
            文wen 鹏peng 飞fei 斌bin 波bo 辉hui 刚gang 健jian 俊jun 峰feng 旭xu 东dong 志zhi 建jian \
            国guo 晨chen 泽ze 子zi 航hang 睿rui 昊hao 天tian 嘉jia 铭ming 毅yi 凯kai 林lin 海hai\
            """;
    private static final String FEMALE =
            """
            芳fang 娜na 敏min 静jing 丽li 艳yan 娟juan 霞xia 燕yan 玲ling 婷ting 雪xue 慧hui 莹ying \
            颖ying 洁jie 倩qian 佳jia 欣xin 怡yi 雨yu 梓zi 涵han 思si 琪qi 萌meng 悦yue 晓xiao \
            红hong 梅mei 兰lan 秀xiu 英ying 云yun 丹dan 萍ping 琳lin 璐lu 瑶yao 雅ya 诗shi 妍yan\
            """;
    private static final List<String> ENGLISH_FIRST =
            List.of(
                    "James", "Emma", "Oliver", "Sophie", "Daniel", "Grace", "Thomas", "Alice",
                    "Michael", "Hannah", "David", "Laura", "Peter", "Julia", "Andrew", "Claire",
                    "Simon", "Nina", "Mark", "Eva");
    private static final List<String> ENGLISH_LAST =
            List.of(
                    "Smith",
                    "Brown",
                    "Taylor",
                    "Wilson",
                    "Evans",
                    "Walker",
                    "Wright",
                    "Hall",
                    "Green",
                    "Baker",
                    "Carter",
                    "Mitchell",
                    "Turner",
                    "Parker",
                    "Collins",
                    "Morris",
                    "O'Connor",
                    "van Dijk",
                    "Müller",
                    "Rossi");
    private static final List<String> TRADES =
            List.of("宠物诊所", "动物救助站", "犬舍", "猫舍", "宠物咖啡馆", "宠物学校");
    private static final List<String> WORDS =
            List.of("晨光", "暖阳", "小树林", "云朵", "青草地", "百川", "朝露", "蓝湾", "松果", "南风");

    private final List<Part> surnames;
    private final double[] frequency;
    private final List<Part> male;
    private final List<Part> female;

    Names() {
        var words = SURNAMES.split(" ");
        surnames = Arrays.stream(words).map(Names::part).toList();
        frequency =
                Arrays.stream(words)
                        .mapToDouble(word -> Double.parseDouble(word.replaceAll("[^0-9]", "")))
                        .toArray();
        male = Arrays.stream(MALE.split(" ")).map(Names::part).toList();
        female = Arrays.stream(FEMALE.split(" ")).map(Names::part).toList();
    }

    private static Part part(String word) {
        return new Part(word.replaceAll("[a-z0-9]", ""), word.replaceAll("[^a-z]", ""));
    }

    Part surname(Draw draw) {
        return surnames.get(draw.weighted(frequency));
    }

    Name chinese(Part surname, Person.Gender gender, Draw draw) {
        var parts = gender == Person.Gender.MALE ? male : female;
        var first = draw.one(parts);
        var second = draw.chance(0.72) ? draw.one(parts) : new Part("", "");
        return new Name(
                surname.text() + first.text() + second.text(),
                surname.pinyin() + "." + first.pinyin() + second.pinyin());
    }

    Name english(Draw draw) {
        var first = draw.one(ENGLISH_FIRST);
        var last = draw.one(ENGLISH_LAST);
        var latin = (first + "." + last).toLowerCase(java.util.Locale.ROOT);
        return new Name(
                first + " " + last, latin.replace("ü", "ue").replace(" ", "").replace("'", ""));
    }

    Name organization(String city, Draw draw) {
        return new Name(city + draw.one(WORDS) + draw.one(TRADES), "office");
    }
}
