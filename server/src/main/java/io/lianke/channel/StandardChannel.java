package io.lianke.channel;

/// What a new tenant starts with.
enum StandardChannel {
    WEB("web", "网站", "Website"),
    STORE("store", "门店", "Store"),
    PHONE("phone", "电话", "Telephone"),
    MINI_PROGRAM("mini-program", "小程序", "Mini program"),
    MARKETPLACE("marketplace", "电商平台", "Marketplace");

    private final String code;
    private final String nameZh;
    private final String nameEn;

    StandardChannel(String code, String nameZh, String nameEn) {
        this.code = code;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
    }

    String code() {
        return code;
    }

    String nameZh() {
        return nameZh;
    }

    String nameEn() {
        return nameEn;
    }
}
