package io.lianke.demo.company;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The 200 stores: real cities and districts, grouped into the usual seven regions.
final class Shops {
    static final int COUNT = 200;
    private static final int STAFF = 4;

    // Region, then cities, each with how many stores it has and the districts they are in.
    private static final String PLACES =
            """
            华东 上海 16 浦东 徐汇 静安 闵行 长宁 杨浦 普陀 宝山
            华东 杭州 9 西湖 拱墅 滨江 余杭 萧山
            华东 南京 8 鼓楼 玄武 建邺 江宁
            华东 苏州 8 姑苏 园区 吴中 虎丘
            华东 宁波 5 海曙 鄞州 江北
            华东 无锡 4 梁溪 滨湖
            华东 合肥 5 蜀山 包河 庐阳
            华东 济南 5 历下 市中 历城
            华东 青岛 5 市南 崂山 李沧
            华东 福州 4 鼓楼 台江
            华东 厦门 4 思明 湖里
            华南 广州 12 天河 越秀 海珠 番禺 白云
            华南 深圳 13 南山 福田 罗湖 宝安 龙岗
            华南 东莞 4 南城 东城
            华南 佛山 4 禅城 南海
            华南 珠海 2 香洲
            华南 南宁 3 青秀 西乡塘
            华南 海口 2 龙华
            华北 北京 15 朝阳 海淀 西城 东城 丰台 通州
            华北 天津 6 和平 南开 河西
            华北 石家庄 3 长安 裕华
            华北 太原 2 小店
            华北 呼和浩特 1 新城
            华中 武汉 8 武昌 江汉 洪山 汉阳
            华中 长沙 6 岳麓 雨花 天心
            华中 郑州 5 金水 二七
            华中 南昌 2 红谷滩
            西南 成都 10 锦江 武侯 高新 青羊 成华
            西南 重庆 8 渝中 江北 渝北 南岸
            西南 昆明 3 五华 盘龙
            西南 贵阳 2 观山湖
            西北 西安 6 雁塔 碑林 未央
            西北 兰州 1 城关
            西北 银川 1 金凤
            西北 西宁 1 城西
            西北 乌鲁木齐 1 天山
            东北 沈阳 2 和平
            东北 大连 2 中山
            东北 哈尔滨 1 南岗
            东北 长春 1 朝阳
            """;

    private final List<Shop> all;
    private final List<City> cities;
    private final double[] cityWeights;

    private Shops(List<Shop> all, List<City> cities) {
        this.all = List.copyOf(all);
        this.cities = List.copyOf(cities);
        this.cityWeights =
                cities.stream().mapToDouble(city -> Arrays.stream(city.weights).sum()).toArray();
    }

    /// The stores of one city.
    static final class City {
        private final List<Shop> shops;
        private final double[] weights;

        private City(List<Shop> shops) {
            this.shops = List.copyOf(shops);
            this.weights = shops.stream().mapToDouble(Shop::visitors).toArray();
        }

        /// One of them, the busier ones more often.
        Shop shop(Draw draw) {
            return shops.get(draw.weighted(weights));
        }
    }

    static Shops open(Names names) {
        var all = new ArrayList<Shop>();
        var cities = new ArrayList<City>();
        for (var place : PLACES.lines().toList()) {
            var words = place.split(" ");
            var shops = new ArrayList<Shop>();
            var districts = words.length - 3;
            for (int i = 0; i < Integer.parseInt(words[2]); i++) {
                var branch = i / districts;
                shops.add(
                        shop(
                                all.size() + shops.size() + 1,
                                words[1]
                                        + words[3 + i % districts]
                                        + (branch == 0 ? "" : "第")
                                        + (branch == 0 ? "" : "一二三四五六".charAt(branch))
                                        + "店",
                                words,
                                names));
            }
            all.addAll(shops);
            cities.add(new City(shops));
        }
        return new Shops(all, cities);
    }

    private static Shop shop(int number, String name, String[] words, Names names) {
        var draw = new Draw(Draw.Purpose.STORES, number);
        return new Shop(
                "S" + String.valueOf(1_000 + number).substring(1),
                name,
                words[0],
                words[1],
                draw.chance(0.3) ? 9 : 10,
                draw.chance(0.5) ? 21 : 22,
                0.5 + draw.gamma(2) / 2,
                staff(names, draw));
    }

    private static List<String> staff(Names names, Draw draw) {
        var staff = new ArrayList<String>();
        for (int i = 0; i < STAFF; i++) {
            var gender = draw.chance(0.3) ? Person.Gender.MALE : Person.Gender.FEMALE;
            staff.add(names.chinese(names.surname(draw), gender, draw).text());
        }
        return List.copyOf(staff);
    }

    List<Shop> all() {
        return all;
    }

    /// The bigger ones more often.
    City city(Draw draw) {
        return cities.get(draw.weighted(cityWeights));
    }
}
