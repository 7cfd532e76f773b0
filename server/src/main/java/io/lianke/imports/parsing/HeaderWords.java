package io.lianke.imports.parsing;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The names that exports of shops, marketplaces and tills give their columns, in Chinese and
/// English. Compared without case, spaces and punctuation, full-width forms folded.
final class HeaderWords {

    private static final Map<String, String> ORDERS =
            words(
                    "orderId: invoiceno invoice invoicenumber orderid orderno ordernumber order 订单号 订单编号 订单id"
                            + " 单号 销售单号 主订单编号 交易号 发票号 receiptno transactionid billno",
                    "lineId: lineid lineno linenumber itemid orderitemid 行号 子订单编号 子订单号 明细号",
                    "orderedAt: invoicedate orderdate orderedat ordertime date datetime createdat purchasedate"
                            + " 下单时间 订单时间 订单创建时间 付款时间 交易时间 日期 销售日期 下单日期 购买时间",
                    "sku: stockcode sku skucode skuid productid productcode itemcode asin 商品编码 商品编号 商品id"
                            + " 货号 规格编码 产品编码 产品编号 条码 商家编码",
                    "productName: description productname product itemname item title 商品名称 商品 商品标题 品名"
                            + " 产品名称 宝贝标题 货品名称",
                    "quantity: quantity qty count units 数量 购买数量 件数 销量 商品数量",
                    "unitPrice: unitprice price itemprice 单价 价格 售价 商品单价 成交单价 商品价格",
                    "discount: discount discountamount coupon 优惠 优惠金额 折扣 折扣金额",
                    "channel: channel saleschannel 渠道 销售渠道 来源渠道",
                    "store: store shop storename storecode outlet branch 门店 店铺 店铺名称 门店名称 门店编号",
                    "staff: staff clerk cashier salesperson salesman seller operator employee 店员 导购 导购员 收银员"
                            + " 营业员 销售员 销售人员 业务员 员工 操作员",
                    "refundOf: originalorder originalinvoice refundof 原订单号 原单号",
                    "customer.name: customername buyername recipient 客户姓名 客户名称 买家姓名 收货人 收货人姓名 会员姓名",
                    "customer.external:shop: customerid customerno customercode custid clientid 客户编号 客户id"
                            + " 客户号 客户编码 买家id 会员id",
                    "customer.userId: userid uid 用户id 用户编号",
                    "customer.phone: phone mobile cellphone tel telephone phonenumber mobilephone 手机 手机号"
                            + " 手机号码 电话 联系电话 联系方式 收货人手机",
                    "customer.email: email mail emailaddress 邮箱 电子邮箱 邮件 电子邮件",
                    "customer.memberCard: membercard memberno cardno loyaltycard 会员卡号 会员号 卡号 会员编号",
                    "customer.unionId: unionid",
                    "customer.openId: openid",
                    "customer.trait:country: country 国家",
                    "customer.trait:province: province state 省份 省",
                    "customer.trait:city: city 城市 市",
                    "customer.trait:gender: gender sex 性别",
                    "customer.trait:birthday: birthday birthdate dateofbirth 生日 出生日期");

    private static final Map<String, String> CUSTOMERS =
            words(
                    "name: name fullname customername contactname contact 姓名 名称 客户姓名 客户名称 名字 会员姓名 昵称",
                    "phone: phone mobile cellphone tel telephone phonenumber mobilephone 手机 手机号 手机号码 电话"
                            + " 联系电话 联系方式",
                    "email: email mail emailaddress 邮箱 电子邮箱 邮件 电子邮件",
                    "memberCard: membercard memberno cardno loyaltycard 会员卡号 会员号 卡号 会员编号",
                    "userId: userid uid 用户id 用户编号",
                    "unionId: unionid",
                    "openId: openid",
                    "external:shop: customerid customerno customercode custid clientid id 客户编号 客户id 客户号"
                            + " 客户编码 会员id",
                    "tag: tag tags label labels 标签 客户标签",
                    "trait:country: country 国家",
                    "trait:province: province state 省份 省",
                    "trait:city: city 城市 市",
                    "trait:address: address 地址 联系地址",
                    "trait:gender: gender sex 性别",
                    "trait:birthday: birthday birthdate dateofbirth 生日 出生日期");

    private static final Map<String, String> PRODUCTS =
            words(
                    "sku: stockcode sku skucode skuid productid productcode itemcode 商品编码 商品编号 货号 产品编码"
                            + " 产品编号 条码",
                    "productName: description productname product name itemname title 商品名称 品名 产品名称 名称",
                    "category: category productcategory type 分类 类目 品类 商品分类",
                    "unitPrice: unitprice price listprice 单价 价格 售价 零售价");

    private HeaderWords() {}

    static List<String> targets(ImportKind kind, String header) {
        var words =
                switch (kind) {
                    case ORDERS -> ORDERS;
                    case CUSTOMERS -> CUSTOMERS;
                    case PRODUCTS -> PRODUCTS;
                };
        var target = words.get(folded(header));
        return target == null ? List.of() : List.of(target);
    }

    private static String folded(String header) {
        var out = new StringBuilder(header.length());
        Normalizer.normalize(header, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /// Each line is a target, `: `, and the folded names that mean it.
    private static Map<String, String> words(String... lines) {
        var words = new HashMap<String, String>();
        for (var line : lines) {
            int colon = line.indexOf(": ");
            var target = line.substring(0, colon);
            int from = colon + 2;
            while (from < line.length()) {
                int space = line.indexOf(' ', from);
                int end = space < 0 ? line.length() : space;
                words.put(line.substring(from, end), target);
                from = end + 1;
            }
        }
        return Map.copyOf(words);
    }
}
