//! Who signs a document off, and what the signature does.

use super::{Authority, Disclosure, DocumentState, Ground, Issuer, OfficialDocument};
use crate::{
    Actor, Change, Event, Moment, Recipient, Refusal, Role, attachment::Classification,
    event::Personal, id::UnitId,
};

/// What a signer says of a document at sign-off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Publicity {
    /// Its 公开属性.
    pub disclosure: Disclosure,
    /// Why it is withheld.
    pub ground: Option<Ground>,
}

impl Publicity {
    /// The same, if it may be said: what is withheld has its ground, and only that keeps one; what not everybody
    /// may see is never published.
    pub fn checked(self, open: bool) -> Result<Self, Refusal> {
        let Self { disclosure, ground } = self;
        if disclosure == Disclosure::Withheld && ground.is_none() {
            return Err(Refusal::WithheldNeedsGround);
        }
        if disclosure == Disclosure::Public && !open {
            return Err(Refusal::RestrictedNotPublic);
        }
        let ground = ground.filter(|_| disclosure == Disclosure::Withheld);
        Ok(Self { disclosure, ground })
    }
}

impl OfficialDocument {
    /// The organ for which this actor signs the document off; none if it is not theirs to sign. The office's
    /// papers are the director's, supervision and upward reports a convener's, corrections of minutes theirs
    /// who sign the minutes; of what organs issue jointly, each signs by its own convener or deputy. What the court announces is signed for the court by who
    /// leads it: its head, or the convener or deputy who sits there; what an administrator announces by the
    /// administrator.
    pub fn place_of(&self, by: &Actor) -> Option<UnitId> {
        let leads = by.holds(&[Role::Convener, Role::DeputyConvener]);
        let directs = by.holds(&[Role::OfficeDirector]) && !self.needs_convener();
        let theirs = by.unit.id == self.unit;
        let signs = match self.kind.issuer() {
            Issuer::Court => theirs && (leads || by.holds(&[Role::Head])),
            Issuer::Administrator => theirs && by.holds(&[Role::Administrator]),
            Issuer::Office if self.organs.is_empty() => leads || directs,
            Issuer::Office => leads && self.organs.contains(&by.unit.id),
        };
        signs.then_some(by.unit.id)
    }

    /// Signs the document off (签发) and says who may read it (公开属性). The last signature of a joint
    /// issue signs it off; what bears its number already waits for its issue then. Who signs after another says
    /// of it what that one said, or sends it back. What is restricted to named units is never published; what a supervision letter rests on must still stand.
    pub fn sign_off(
        self,
        publicity: Publicity,
        subject: Option<Classification>,
        rests_on: Option<Authority>,
        by: &Actor,
        at: Moment,
    ) -> Result<Change<Self>, Refusal> {
        self.must_be(&[DocumentState::Signing])?;
        let place = self.place_of(by).ok_or(Refusal::MayNotSignDocument)?;
        if self.signed_organs.contains(&place) {
            return Err(Refusal::AlreadyDone);
        }
        self.must_rest_on(rests_on)?;
        if !self.disclosures().contains(&publicity.disclosure) {
            return Err(Refusal::AnnouncementIsPublic);
        }
        let open = subject.is_none_or(|class| class == Classification::Ordinary);
        let Publicity { disclosure, ground } = publicity.checked(open)?;
        let said_before = (self.disclosure, self.ground);
        if !self.signed_organs.is_empty() && said_before != (Some(disclosure), ground) {
            return Err(Refusal::DisclosureDiffers);
        }
        let mut signed_organs = self.signed_organs.clone();
        signed_organs.push(place);
        let whole = self
            .organs
            .iter()
            .all(|organ| signed_organs.contains(organ));
        let event = Event::DocumentSignedOff {
            name: Personal(by.name.clone()),
            disclosure,
        };
        let state = match (whole, &self.document_number) {
            (false, _) => DocumentState::Signing,
            (true, None) => DocumentState::SignedOff,
            (true, Some(_)) => DocumentState::Numbered,
        };
        let after = Self {
            state,
            signed_off_by: Some(self.signers(&signed_organs, &by.name)),
            signed_off_on: whole.then(|| at.date()),
            signed_organs,
            disclosure: Some(disclosure),
            ground,
            ..self
        };
        Ok(Change::new(after, event, by, at).tell(Recipient::Office))
    }

    /// What may be said of who reads it: what is announced is to everybody (企业破产法 14), so that nothing else
    /// can be said of it.
    pub fn disclosures(&self) -> &'static [Disclosure] {
        match self.kind.issuer() {
            Issuer::Office => Disclosure::ALL,
            Issuer::Court | Issuer::Administrator => &[Disclosure::Public],
        }
    }

    /// Names of who has signed (签发人), the leading organ's first, with the one who signs now.
    fn signers(&self, signed_organs: &[UnitId], name: &str) -> String {
        let before = self
            .signed_off_by
            .iter()
            .flat_map(|names| names.split('、'));
        let names = before.chain([name]);
        let mut signers: Vec<_> = signed_organs.iter().zip(names).collect();
        signers.sort_by_key(|(signed, _)| self.organs.iter().position(|organ| organ == *signed));
        let names: Vec<_> = signers.into_iter().map(|(_, name)| name).collect();
        names.join("、")
    }
}
