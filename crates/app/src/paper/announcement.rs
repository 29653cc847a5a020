//! Announcements to everybody, outside the standard's measuring: the court's (企业破产法 14), and the
//! administrator's recruitment of investors.

use super::{Facts, blank, case_number, date};
use domain::official_document::Words;

/// 公告: what article 14 asks for, item by item.
pub(super) fn public(facts: &Facts) -> Words {
    let case = facts
        .subject
        .as_ref()
        .and_then(|subject| subject.case.as_ref());
    let number = case.map_or_else(|| blank("案号"), |case| case_number(&case.number));
    let accepted = case
        .and_then(|case| case.accepted_on)
        .map_or_else(|| blank("受理日期"), date);
    let administrator = administrator(facts);
    let body = format!(
        "{applicant}申请{enterprise}破产一案，本院于{accepted}裁定受理，案号{number}，并指定{administrator}担任管理人。现公告如下：\n\
         一、申报债权\n\
         {name}的债权人应当自{from}起至{until}止，向管理人申报债权，说明债权数额、有无财产担保以及是否属于连带债权，并提供相关证据材料。申报地址：{place}；申报电话：{phone}。未在上述期限内申报的，可以在破产财产最后分配前补充申报，但此前已进行的分配不再对其补充分配，并承担为审查和确认补充申报债权所产生的费用。\n\
         二、清偿债务和交付财产\n\
         {name}的债务人或者财产持有人应当向管理人清偿债务或者交付财产。故意向债务人清偿债务或者交付财产，使债权人受到损失的，不免除其清偿债务或者交付财产的义务。\n\
         三、第一次债权人会议\n\
         本院定于{meeting}在{room}召开第一次债权人会议。依法申报债权的债权人有权参加。参加会议的债权人是法人或者其他组织的，应当提交营业执照、法定代表人或者负责人身份证明书；委托代理人出席的，应当提交授权委托书和受托人身份证明。\n\
         特此公告。",
        applicant = blank("申请人"),
        enterprise = facts.enterprise(),
        name = facts.enterprise_name(),
        from = blank("申报起始日"),
        until = blank("申报截止日"),
        place = blank("申报地址"),
        phone = blank("管理人电话"),
        meeting = blank("会议时间"),
        room = blank("会议地点"),
    );
    Words {
        title: format!("关于受理{}破产一案的公告", facts.enterprise_name()),
        body,
        ..Words::default()
    }
}

fn administrator(facts: &Facts) -> String {
    facts
        .administrator()
        .map_or_else(|| blank("管理人名称"), |unit| facts.units.full_name(unit))
}

/// 投资人招募公告: the administrator speaks, who also signs.
pub(super) fn investor(facts: &Facts) -> Words {
    let case = facts.case().unwrap_or_else(|| blank("案号和程序"));
    let body = format!(
        "{administrator}（以下简称管理人）担任{enterprise}（{case}）管理人。为维护各方合法权益、实现企业运营价值，管理人现面向社会公开招募投资人，有关事项公告如下：\n\
         一、企业概况\n{about}\n\
         二、资产和负债情况\n{assets}\n以上情况以审计、评估和债权审查的结果为准，不作为对投资人的承诺。\n\
         三、投资人条件\n\
         （一）依法设立、有效存续的企业或者其他组织，或者具有完全民事行为能力的自然人；\n\
         （二）具有与投资规模相适应的资金实力，能够出具资信证明；\n\
         （三）近三年无重大违法违规记录，未被列为失信被执行人；\n\
         （四）两个以上投资人可以组成联合体，并明确牵头人。\n\
         四、报名时间和方式\n\
         报名截止{deadline}。报名人应当提交报名材料，签署保密协议，并缴纳报名保证金{deposit}。报名电话：{phone}。\n\
         五、尽职调查和方案提交\n\
         报名经审查合格的，可以查阅资料室材料、实地考察，并在{plan}前提交投资方案和履约保障。\n\
         六、遴选方式\n\
         管理人按照{selection}择优确定投资人，必要时由债权人会议或者债权人委员会表决。未入选的，保证金无息退还。\n\
         七、声明\n\
         本公告不构成要约，管理人可以根据案件进展调整、终止招募，不承担因此产生的责任。本公告由管理人负责解释。",
        administrator = administrator(facts),
        enterprise = facts.enterprise(),
        about = blank("设立时间、经营范围、主要产品、职工人数"),
        assets = blank("资产、负债概况"),
        deadline = blank("报名截止日"),
        deposit = blank("保证金数额和账户"),
        phone = blank("报名电话"),
        plan = blank("方案提交截止日"),
        selection = blank("遴选标准"),
    );
    Words {
        title: format!("{}投资人招募公告", facts.enterprise_name()),
        body,
        ..Words::default()
    }
}
