//! Who signs which document, and what stands in the way of a signature.

use super::*;

#[test]
fn may_not_sign_document() {
    let report = OfficialDocument {
        kind: DocumentKind::DisposalReport,
        ..document(DocumentState::Signing)
    };
    assert_eq!(
        sign(report, &cast::director()).unwrap_err(),
        Refusal::MayNotSignDocument
    );
}

#[test]
fn each_organ_of_a_joint_issue_signs_once() {
    let joint = OfficialDocument {
        organs: vec![cast::GOVERNMENT, cast::COURT],
        ..document(DocumentState::Signing)
    };
    let director = sign(joint.clone(), &cast::director());
    assert_eq!(director.unwrap_err(), Refusal::MayNotSignDocument);
    let half = sign(joint, &cast::convener()).unwrap().into_after();
    assert_eq!(
        (half.state, half.signed_off_on),
        (DocumentState::Signing, None)
    );
    let twice = sign(half.clone(), &cast::convener());
    assert_eq!(twice.unwrap_err(), Refusal::AlreadyDone);
    let president = cast::actor(31, cast::COURT, UnitKind::Member, Role::Convener);
    let whole = sign(half.clone(), &president).unwrap().into_after();
    assert_eq!(whole.state, DocumentState::SignedOff);
    assert_eq!(whole.signed_off_by.as_deref(), Some("演示26、演示31"));
    let back = half.send_back("改一处".into(), &president, cast::now());
    let back = back.unwrap().into_after();
    assert!(back.signed_organs.is_empty() && back.signed_off_by.is_none());
}

#[test]
fn disclosure_differs() {
    let joint = OfficialDocument {
        organs: vec![cast::GOVERNMENT, cast::COURT],
        ..document(DocumentState::Signing)
    };
    let half = sign(joint, &cast::convener()).unwrap().into_after();
    let president = cast::actor(31, cast::COURT, UnitKind::Member, Role::DeputyConvener);
    let public = Publicity {
        disclosure: Disclosure::Public,
        ground: None,
    };
    let other = half.clone();
    let refused = other.sign_off(public, None, None, &president, cast::now());
    assert_eq!(refused.unwrap_err(), Refusal::DisclosureDiffers);
    // Sent back, it is said anew.
    let anew = half.send_back("改公开属性".into(), &president, cast::now());
    let anew = OfficialDocument {
        state: DocumentState::Signing,
        ..anew.unwrap().into_after()
    };
    let signed = anew.sign_off(public, None, None, &president, cast::now());
    assert_eq!(
        signed.unwrap().into_after().disclosure,
        Some(Disclosure::Public)
    );
}

#[test]
fn the_leading_organs_signer_stands_first() {
    let joint = OfficialDocument {
        organs: vec![cast::COURT, cast::GOVERNMENT],
        ..document(DocumentState::Signing)
    };
    let half = sign(joint, &cast::convener()).unwrap().into_after();
    let president = cast::actor(31, cast::COURT, UnitKind::Member, Role::DeputyConvener);
    let whole = sign(half, &president).unwrap().into_after();
    assert_eq!(whole.signed_off_by.as_deref(), Some("演示31、演示26"));
}

#[test]
fn an_announcement_is_signed_by_whose_it_is() {
    let firm = id(90);
    let announced = |kind, unit| OfficialDocument {
        kind,
        unit,
        ..document(DocumentState::Signing)
    };
    let court = announced(DocumentKind::PublicAnnouncement, cast::COURT);
    let recruits = announced(DocumentKind::InvestorRecruitment, firm);
    let by = |n, unit, role| cast::actor(n, unit, UnitKind::Member, role);
    for (document, actor, signs) in [
        (&court, by(31, cast::COURT, Role::Head), true),
        (&court, by(32, cast::COURT, Role::DeputyConvener), true),
        (&court, by(33, cast::COURT, Role::Judge), false),
        (&court, by(34, cast::COURT, Role::OfficeDirector), false),
        (&court, by(35, cast::GOVERNMENT, Role::Convener), false),
        (&court, by(36, cast::TAX, Role::Head), false),
        (&recruits, by(37, firm, Role::Administrator), true),
        (&recruits, by(38, firm, Role::Handler), false),
        (&recruits, by(39, id(91), Role::Administrator), false),
        (&recruits, by(40, cast::COURT, Role::OfficeDirector), false),
    ] {
        let signed = document.place_of(&actor).is_some();
        assert_eq!(signed, signs, "{:?} {:?}", document.kind, actor.roles);
    }
}

#[test]
fn what_the_court_announces_bears_the_cases_number_and_what_an_administrator_does_none() {
    let court = OfficialDocument {
        kind: DocumentKind::PublicAnnouncement,
        document_number: Some("(2026)晋0502破1号".into()),
        ..document(DocumentState::Signing)
    };
    let head = cast::actor(31, cast::COURT, UnitKind::Member, Role::Head);
    let signed = sign(court, &head).unwrap().into_after();
    assert_eq!(signed.state, DocumentState::Numbered);
    let firm = id(90);
    let recruits = OfficialDocument {
        kind: DocumentKind::InvestorRecruitment,
        unit: firm,
        ..document(DocumentState::Signing)
    };
    let administrator = cast::actor(37, firm, UnitKind::AdministratorFirm, Role::Administrator);
    let signed = sign(recruits, &administrator).unwrap().into_after();
    assert!(!signed.awaits_number() && signed.awaits_issue());
    let numbered = signed.number("1".into(), &cast::office(), cast::now());
    assert_eq!(
        numbered.unwrap_err(),
        Refusal::DocumentState(DocumentState::SignedOff)
    );
}

#[test]
fn no_administrator() {
    let (office, court, firm) = (cast::GOVERNMENT, cast::COURT, id(90));
    let unit = |kind: DocumentKind, firm| kind.unit(office, court, firm);
    assert_eq!(unit(DocumentKind::Notice, None), Ok(office));
    assert_eq!(unit(DocumentKind::PublicAnnouncement, None), Ok(court));
    assert_eq!(
        unit(DocumentKind::InvestorRecruitment, Some(firm)),
        Ok(firm)
    );
    assert_eq!(
        unit(DocumentKind::InvestorRecruitment, None),
        Err(Refusal::NoAdministrator)
    );
}

#[test]
fn a_number_stays_with_its_document_that_goes_back_to_its_signer() {
    let numbered = document(DocumentState::Numbered);
    let back = numbered.send_back("印不出的字".into(), &cast::office(), cast::now());
    let back = back.unwrap().into_after();
    assert_eq!(
        (back.state, back.signed_off_on),
        (DocumentState::Drafted, None)
    );
    let number = back.document_number.clone();
    assert!(number.is_some());
    let again = OfficialDocument {
        state: DocumentState::Signing,
        ..back
    };
    let again = sign(again, &cast::director()).unwrap().into_after();
    assert_eq!(
        (again.state, again.document_number),
        (DocumentState::Numbered, number)
    );
}

#[test]
fn withheld_needs_ground() {
    let signed = |ground| {
        let publicity = Publicity {
            disclosure: Disclosure::Withheld,
            ground,
        };
        let signing = document(DocumentState::Signing);
        signing.sign_off(publicity, None, None, &cast::director(), cast::now())
    };
    assert_eq!(signed(None).unwrap_err(), Refusal::WithheldNeedsGround);
    let after = signed(Some(Ground::Process)).unwrap().into_after();
    assert_eq!(after.ground, Some(Ground::Process));
}

#[test]
fn announcement_is_public() {
    let announced = |kind, unit| OfficialDocument {
        kind,
        unit,
        ..document(DocumentState::Signing)
    };
    let firm = id(90);
    let court = announced(DocumentKind::PublicAnnouncement, cast::COURT);
    let recruits = announced(DocumentKind::InvestorRecruitment, firm);
    let head = cast::actor(31, cast::COURT, UnitKind::Member, Role::Head);
    let administrator = cast::actor(37, firm, UnitKind::AdministratorFirm, Role::Administrator);
    for (document, by) in [(court, head), (recruits, administrator)] {
        for (disclosure, ground) in [
            (Disclosure::Public, None),
            (Disclosure::OnRequest, None),
            (Disclosure::Withheld, Some(Ground::Internal)),
        ] {
            let publicity = Publicity { disclosure, ground };
            let signed = document
                .clone()
                .sign_off(publicity, None, None, &by, cast::now());
            let refused = disclosure != Disclosure::Public;
            let expected = refused.then_some(Refusal::AnnouncementIsPublic);
            assert_eq!(signed.err(), expected, "{disclosure:?}");
        }
    }
}

#[test]
fn restricted_not_public() {
    for (class, disclosure, refused) in [
        (Some(Classification::Restricted), Disclosure::Public, true),
        (Some(Classification::Internal), Disclosure::Public, true),
        (Some(Classification::Ordinary), Disclosure::Public, false),
        (None, Disclosure::Public, false),
        (
            Some(Classification::Restricted),
            Disclosure::OnRequest,
            false,
        ),
    ] {
        let publicity = Publicity {
            disclosure,
            ground: None,
        };
        let signed = document(DocumentState::Signing).sign_off(
            publicity,
            class,
            None,
            &cast::director(),
            cast::now(),
        );
        assert_eq!(
            signed.err(),
            refused.then_some(Refusal::RestrictedNotPublic)
        );
    }
}

#[test]
fn what_corrects_minutes_is_signed_as_they_are_and_numbered_beside_them() {
    let correction = |minutes: bool, by_convener: bool| OfficialDocument {
        kind: DocumentKind::Correction,
        minutes: minutes.then(|| cast::id(800)),
        signer: by_convener.then_some(Role::Convener),
        ..document(DocumentState::Signing)
    };
    for (minutes, by_convener, series, director) in [
        (false, false, Series::Notice, true),
        (true, false, Series::Notice, true),
        (true, true, Series::Notice, false),
    ] {
        let one = correction(minutes, by_convener);
        assert_eq!(one.kind.series(), Some(series));
        assert_eq!(one.place_of(&cast::director()).is_some(), director);
        assert!(one.place_of(&cast::convener()).is_some());
    }
}
