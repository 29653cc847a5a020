//! What is masked and what is not, and what holds for every text.

use super::*;

#[test]
fn what_is_marked_is_masked_everywhere() {
    let text = "债权人〖张小三〗申报债权，职工〖李四〗未到。张小三与李四另行通知。";
    assert_eq!(
        plain(text),
        "债权人张小三申报债权，职工李四未到。张小三与李四另行通知。"
    );
    assert_eq!(
        masked(text, []),
        "债权人张××申报债权，职工李×未到。张××与李×另行通知。"
    );
    assert_eq!(masked("经办人王五到场", [" 王五 ", ""]), "经办人王×到场");
}

#[test]
fn what_is_personal_by_its_form_is_masked() {
    for (text, public) in [
        // Mobile telephones, however they are written.
        ("手机13800138000。", "手机138××××××××。"),
        ("手机138-0013-8000", "手机138-××××-××××"),
        ("手机138 0013 8000，", "手机138 ×××× ××××，"),
        ("手机138—0013—8000", "手机138—××××—××××"),
        ("１３８００１３８０００", "１３８××××××××"),
        ("+86 13800138000", "+86 1××××××××××"),
        ("联系\n13800138000\n", "联系\n138××××××××\n"),
        ("Tel13800138000", "Tel138××××××××"),
        ("金额500元 13800138000", "金额500元 138××××××××"),
        ("报名电话13800138000", "报名电话138××××××××"),
        // Landlines.
        ("电话：0356-2023456", "电话：035×-×××××××"),
        ("0356-2345678", "035×-×××××××"),
        ("(0356)2345678", "(035×)×××××××"),
        ("（0356）2345678", "（035×）×××××××"),
        ("（0356） 2345678", "（035×） ×××××××"),
        ("联系电话：2345678", "联系电话：234××××"),
        ("联系电话：\n2345678", "联系电话：\n234××××"),
        ("电话23456789、2345679", "电话234×××××、234××××"),
        ("电话：２３４５６７８", "电话：２３４××××"),
        ("传真 234-5678", "传真 234-××××"),
        // Identity numbers and other documents of a person.
        (
            "身份证号34052419800101001X，",
            "身份证号340×××××××××××××××，",
        ),
        ("身份证140502198001010014", "身份证140×××××××××××××××"),
        ("身份证140502 19800101 001x", "身份证140××× ×××××××× ××××"),
        ("护照E12345678", "护照E××××××××"),
        ("护照号码：EA1234567，", "护照号码：E××××××××，"),
        ("护照号Ｅ１２３４５６７８", "护照号Ｅ××××××××"),
        ("港澳通行证C12345678", "港澳通行证C××××××××"),
        // Accounts, also short ones that are called so.
        ("账号6222 0200 1234 5678 901", "账号622× ×××× ×××× ×××× ×××"),
        (
            "账号６２２２０２００１２３４５６７８",
            "账号６２２×××××××××××××",
        ),
        ("6222020012345678901", "622××××××××××××××××"),
        ("账号14050212", "账号140×××××"),
        // Mail and chat.
        ("邮箱zhang.san@example.com。", "邮箱z××××××××@example.com。"),
        ("邮箱a@b.cn", "邮箱×@b.cn"),
        ("邮箱Ａ＠b.cn、z-@b.cn", "邮箱×＠b.cn、×-@b.cn"),
        ("13800138000@139.com", "1××××××××××@139.com"),
        ("微信zhang_san8", "微信z×××××××××"),
        ("微信号：zhangsan，", "微信号：z×××××××，"),
        ("QQ：123456789", "QQ：1××××××××"),
        ("QQ123456789", "QQ1××××××××"),
        ("ＱＱ１２３４５６７８９", "ＱＱ１××××××××"),
        // Plates.
        ("车牌晋E12345", "车牌晋E×××××"),
        ("晋E·12345号", "晋E·×××××号"),
        ("晋ED12345。", "晋E××××××。"),
        ("晋e 1234a", "晋e ×××××"),
        ("晋E1234挂", "晋E××××挂"),
        ("晋Ｅ１２３４５", "晋Ｅ×××××"),
        // Homes.
        ("住址：晋城市某街某号，", "住址：×××，"),
        ("其家庭住址为某村1号；另", "其家庭住址为×××；另"),
        ("户籍地址：\n某村", "户籍地址：\n××"),
        (
            "张三，住山西省晋城市城区凤台东街123号1单元2号。",
            "张三，住×××。",
        ),
        ("现住凤台东街１２３号，", "现住×××，"),
        ("居住在城区的职工共120人", "居住在××的职工共120人"),
        ("李四住北石店镇某小区3-2-501", "李四住×××"),
    ] {
        assert_eq!(masked(text, []), public, "{text}");
    }
}

#[test]
fn what_is_public_stays() {
    for text in [
        // Sums and measures.
        "金额123456789012元",
        "金额：123456789012",
        "债权123456789012.34元，",
        "共计1 234 567 890 123元",
        "￥123456789012",
        "13800138000元",
        "账户余额123456789012元",
        "微信支付12345元",
        "面积123456789012平方米",
        "金额1234567.89元，1,234,567,890,123元",
        // Enterprises' codes.
        "样张纺织有限公司（统一社会信用代码91140502MA0KABCD2A）",
        "统一社会信用代码：911405020000000000",
        "91140500MA0GTMBU4R",
        "注册号140502000012345",
        // Numbers of cases and papers, dates.
        "(2026)晋0502破1号，2026年3月2日",
        "（2025）晋0502民初12345678号",
        "晋府院办〔2026〕12号",
        "2026-03-02 2026-04-02",
        "电话通知于2026-03-02送达",
        "自2026-03-02 09:30起",
        // Telephones for everybody.
        "咨询电话：0356-2023456",
        "报名电话0356-2023456、2023457，联系人办公室",
        "监督电话(0356)2023456",
        "报名邮箱office@example.com",
        "微信公众号fuyuan",
        "电话12368",
        "400-123-4567",
        // No homes.
        "住所地晋城市城区",
        "城区住房和城乡建设局",
        "抓住城区企业转型的机遇",
        "常住人口在城区",
        "晋城市城区市场监管局",
        "",
    ] {
        assert_eq!(masked(text, []), text);
    }
}

/// The text in full-width figures and letters.
fn wide(text: &str) -> String {
    let widen = |c: char| match c {
        '0'..='9' | 'A'..='Z' | 'a'..='z' | '@' | '.' | '_' | '(' | ')' => {
            char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c)
        }
        c => c,
    };
    text.chars().map(widen).collect()
}

/// Pieces from which texts are put together that come near the rules.
const PIECES: &str = "(电话|微信|护照|账号|金额|住|住址|晋E|元|号|[0-9]{1,12}|[a-zA-Z]{1,6}|@|[-—  ，、。：()（）\n]|[甲乙市街]){0,16}";

proptest::proptest! {
    #[test]
    fn no_marked_word_survives(name in "[张王李赵]{1}[一二三四五六]{1,3}", before in "[甲乙，。]{0,8}", after in "[甲乙，。]{0,8}") {
        let text = format!("{before}〖{name}〗{after}{name}{before}");
        let public = masked(&text, []);
        proptest::prop_assert!(!public.contains(&name), "{}", public);
        proptest::prop_assert!(!public.contains(OPEN) && !public.contains(CLOSE));
    }

    #[test]
    fn no_long_number_survives(number in "[1-8][0-9]{11,18}", before in "[甲乙，。\n]{0,8}") {
        let public = masked(&format!("{before}{number}，"), []);
        let shown = public.chars().filter(char::is_ascii_digit).count();
        proptest::prop_assert_eq!(shown, 3, "{}", public);
    }

    #[test]
    fn no_mobile_survives_blanks_dashes_and_lines(
        number in "1[3-9][0-9]{9}", at in 1..10_usize, gap in "( | - |-|－|—|　)", before in "[甲乙，\n]{0,4}",
    ) {
        for text in [format!("{before}{}{gap}{}", &number[..at], &number[at..]), format!("{before}{}", wide(&number))] {
            let public = masked(&text, []);
            let shown = public.chars().filter(|c| c.is_numeric()).count();
            proptest::prop_assert_eq!(shown, 3, "{}", public);
        }
    }

    #[test]
    fn masking_twice_is_masking_once_and_never_longer(text in PIECES) {
        let once = masked(&text, []);
        proptest::prop_assert_eq!(&masked(&once, []), &once);
        proptest::prop_assert!(once.chars().count() <= text.chars().count());
    }

    #[test]
    fn wide_letters_are_masked_as_narrow_ones(text in PIECES) {
        let narrow = masked(&text, []);
        proptest::prop_assert_eq!(wide(&narrow), masked(&wide(&text), []));
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,60}", word in ".{0,6}") {
        let _ = masked(&text, [word.as_str()]);
    }
}
