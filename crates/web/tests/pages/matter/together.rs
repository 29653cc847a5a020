//! A matter raised by several units: its page says for whom acceptance and closing wait.

use super::fields;
use crate::court::Court;
use jiff::civil::date;

#[tokio::test]
async fn the_page_says_for_whom_acceptance_waits_and_until_when() {
    let mut court = Court::open().await;
    let judge = court.sign_in("judge").await;
    let tax = court.unit("区税务局").await;
    let mut form = fields();
    form.push(("co_raisers", &tax));
    let page = judge.done("/matters", &form).await;
    let path = page.path.split('#').next().unwrap().to_owned();
    let waits = "等以下单位答复是否联合提出，全部答复后才能受理：区税务局（2026年3月5日前）。";
    page.says(waits);
    let office = court.sign_in("office").await;
    let page = office.open(&path).await;
    page.is_sound();
    page.says(waits);
    page.is_silent_on("答复期限已过");
    assert!(!page.offers(&format!("{path}/accept")));
    court.on(date(2026, 3, 6));
    let page = court.sign_in("office").await.open(&path).await;
    page.says(waits);
    page.says("答复期限已过");
    assert!(page.offers(&format!("{path}/accept-without")));
    let form = [("joining", "joined")];
    let tax = court.sign_in("tax").await;
    tax.upload(&format!("{path}/join"), &form, &[]).await;
    let page = court.sign_in("office").await.open(&path).await;
    page.is_silent_on("全部答复后才能受理");
    assert!(page.offers(&format!("{path}/accept")));
}
