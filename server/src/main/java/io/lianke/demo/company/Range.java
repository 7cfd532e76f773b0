package io.lianke.demo.company;

import io.lianke.demo.company.Item.Category;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the company sells: goods in several sizes and services.
final class Range {
    // Category, code, name, then sizes with their prices. The first of each sells best.
    private static final String ITEMS =
            """
            DOG_FOOD DF1 成犬粮鸡肉味 1.5kg:69 5kg:199 10kg:359
            DOG_FOOD DF2 成犬粮牛肉味 1.5kg:79 5kg:229 10kg:409
            DOG_FOOD DF3 小型犬幼犬粮 1kg:59 3kg:158
            DOG_FOOD DF4 低敏三文鱼犬粮 2kg:139 6kg:379
            DOG_FOOD DF5 老年犬粮 2kg:109 5kg:249
            CAT_FOOD CF1 成猫粮鸡肉味 1.5kg:79 5kg:229 10kg:419
            CAT_FOOD CF2 成猫粮海鱼味 1.5kg:85 5kg:245
            CAT_FOOD CF3 幼猫粮 1kg:69 3kg:179
            CAT_FOOD CF4 室内绝育猫粮 2kg:129 6kg:349
            CAT_FOOD CF5 猫罐头鸡肉 85g:8 12罐装:88
            CAT_FOOD CF6 猫罐头金枪鱼 85g:9 12罐装:98
            CAT_LITTER CL1 豆腐猫砂原味 2.5kg:29 6包装:159
            CAT_LITTER CL2 膨润土猫砂 5kg:25 20kg:89
            CAT_LITTER CL3 混合猫砂 2.5kg:35 8包装:239
            TREATS TR1 鸡肉冻干 50g:29 200g:99
            TREATS TR2 洁齿棒 7支:25 28支:88
            TREATS TR3 猫条 4支:12 40支:89
            TREATS TR4 牛肉条 100g:32
            TREATS TR5 奶酪粒 80g:26
            TOYS TO1 逗猫棒 标准:15
            TOYS TO2 磨牙绳结 小号:19 大号:29
            TOYS TO3 漏食球 标准:39
            TOYS TO4 电动激光球 标准:69
            TOYS TO5 猫抓板 圆形:35 沙发形:89
            SUPPLIES SU1 不锈钢食盆 小号:25 大号:45
            SUPPLIES SU2 自动饮水机 2L:129
            SUPPLIES SU3 牵引绳 S:39 M:49 L:59
            SUPPLIES SU4 宠物窝 S:89 M:129 L:179
            SUPPLIES SU5 航空箱 S:149 M:219
            SUPPLIES SU6 封闭猫砂盆 标准:168
            SUPPLIES SU7 宠物沐浴露 500ml:49
            HEALTH HE1 化毛膏 120g:59
            HEALTH HE2 益生菌 30袋:118
            HEALTH HE3 关节宝 60片:128
            HEALTH HE4 体外驱虫滴剂 3支:138
            HEALTH HE5 体内驱虫片 4片:68
            HEALTH HE6 鱼油胶囊 90粒:98
            GROOMING GR1 犬洗澡 小型:88 中型:138 大型:198
            GROOMING GR2 猫洗澡 短毛:118 长毛:158
            GROOMING GR3 美容造型 小型:238 中型:328
            GROOMING GR4 剪指甲 单次:30
            BOARDING BO1 猫寄养 每晚:68
            BOARDING BO2 犬寄养 每晚:98
            CARE CA1 健康检查 单次:99
            CARE CA2 疫苗接种 单次:158
            CARE CA3 绝育手术 猫:680 犬:1280
            CARE CA4 口腔清洁 单次:458
            """;

    private final List<Item> all;
    private final Map<Category, List<Item>> byCategory = new EnumMap<>(Category.class);
    private final Map<Category, double[]> demand = new EnumMap<>(Category.class);

    private Range(List<Item> all) {
        this.all = List.copyOf(all);
        for (var category : Category.values()) {
            var items = all.stream().filter(item -> item.category() == category).toList();
            byCategory.put(category, items);
            demand.put(category, items.stream().mapToDouble(Item::demand).toArray());
        }
    }

    static Range read() {
        var items = new ArrayList<Item>();
        for (var line : ITEMS.lines().toList()) {
            var words = line.split(" ");
            var category = Category.valueOf(words[0]);
            var rank = Integer.parseInt(words[1].substring(2));
            for (int i = 3; i < words.length; i++) {
                var size = words[i].split(":");
                items.add(
                        new Item(
                                words[1] + "-" + (i - 2),
                                words[2] + " " + size[0],
                                category,
                                Integer.parseInt(size[1]),
                                1.0 / (rank * (i - 2))));
            }
        }
        return new Range(items);
    }

    List<Item> all() {
        return all;
    }

    /// Something of a category, what sells well more often.
    Item of(Category category, Draw draw) {
        var items = byCategory.getOrDefault(category, List.of());
        return items.get(draw.weighted(demand.getOrDefault(category, new double[0])));
    }
}
