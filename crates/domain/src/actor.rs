//! Actors: who does something, from which seat, and what that seat may do.

#[cfg(test)]
mod tests;

use crate::{
    Refusal, Sight,
    id::{MechanismId, PersonId, UnitId},
    unit::{UnitKind, UnitRef},
};
use uuid::Uuid;

coded! {
    /// A post's role. One person may hold several posts, also in several units.
    pub enum Role {
        /// 总召集人.
        Convener = "convener",
        /// 副总召集人.
        DeputyConvener = "deputy_convener",
        /// 办公室主任.
        OfficeDirector = "office_director",
        /// 办公室工作人员.
        OfficeClerk = "office_clerk",
        /// 负责人.
        Head = "head",
        /// 联络人.
        Liaison = "liaison",
        /// 经办人.
        Handler = "handler",
        /// 承办法官.
        Judge = "judge",
        /// 管理人 (the administrator appointed by the court).
        Administrator = "administrator",
        /// 系统管理员: keeps people and sign-ins, reads no case content.
        SystemAdministrator = "system_administrator",
        /// 审计管理员: reads the journal, not the content.
        AuditAdministrator = "audit_administrator",
        /// 秘书: writes down a convener's word, while a delegation is in force.
        Secretary = "secretary",
    }
}

coded! {
    /// What a route asks of whoever calls it; the finer rules stand in the transitions.
    pub enum Permission {
        /// Anyone, signed in or not.
        Anyone = "anyone",
        /// Any signed-in person, for their own affairs.
        SignedIn = "signed_in",
        /// Reading the mechanism's content within one's sight.
        Read = "read",
        /// Raising a matter and answering as a unit.
        TakePart = "take_part",
        /// The office's work: triage, meetings, minutes, verification.
        Office = "office",
        /// Signing off minutes.
        SignOff = "sign_off",
        /// Giving an instruction, or writing one down for a convener.
        Instruct = "instruct",
        /// Reading what conveners instructed and what followed.
        Oversee = "oversee",
        /// Keeping units, persons, posts and sign-ins.
        KeepRoster = "keep_roster",
        /// Reading the journal of the whole mechanism.
        Audit = "audit",
    }
}

/// Who does something: a person in one unit, with the roles held there.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// The mechanism acted in.
    pub mechanism: MechanismId,
    /// The person; nil for the system's own jobs.
    pub person: PersonId,
    /// The person's name as shown.
    pub name: String,
    /// The unit acted for.
    pub unit: UnitRef,
    /// In what capacity that unit takes part.
    pub unit_kind: UnitKind,
    /// Roles held in that unit today.
    pub roles: Vec<Role>,
    /// The unit whose paper or telephone answer the office enters (代录).
    pub entered_for: Option<UnitRef>,
}

impl Actor {
    /// The system itself, for jobs such as the return of deferred matters.
    pub fn system(mechanism: MechanismId) -> Self {
        Self {
            mechanism,
            person: PersonId(Uuid::nil()),
            name: "系统".into(),
            unit: UnitRef {
                id: UnitId(Uuid::nil()),
                name: "系统".into(),
            },
            unit_kind: UnitKind::Member,
            roles: Vec::new(),
            entered_for: None,
        }
    }

    /// Whether this is the system itself.
    pub fn is_system(&self) -> bool {
        self.person.0.is_nil()
    }

    /// Whether one of these roles is held.
    pub fn holds(&self, roles: &[Role]) -> bool {
        self.roles.iter().any(|role| roles.contains(role))
    }

    /// Whether the actor is of the office.
    pub fn is_office(&self) -> bool {
        self.holds(&[Role::OfficeDirector, Role::OfficeClerk])
    }

    /// Whether the actor speaks for this unit: from a seat in it, or by entering for it.
    pub fn speaks_for(&self, unit: UnitId) -> bool {
        match &self.entered_for {
            Some(other) => other.id == unit,
            None => {
                self.unit.id == unit
                    && self.holds(&[
                        Role::Head,
                        Role::Liaison,
                        Role::Handler,
                        Role::Judge,
                        Role::Administrator,
                    ])
            }
        }
    }

    /// The unit in whose name the actor acts now.
    pub fn acting_unit(&self) -> &UnitRef {
        self.entered_for.as_ref().unwrap_or(&self.unit)
    }

    /// The office enters what came by paper or telephone for a unit (代录).
    pub fn entering_for(self, unit: UnitRef) -> Result<Self, Refusal> {
        if self.is_office() {
            Ok(Self {
                entered_for: Some(unit),
                ..self
            })
        } else {
            Err(Refusal::OfficeOnly)
        }
    }

    /// What this actor may see.
    pub fn sight(&self) -> Sight {
        let whole = [
            Role::Convener,
            Role::DeputyConvener,
            Role::OfficeDirector,
            Role::OfficeClerk,
            Role::Secretary,
        ];
        if self.is_system() || self.holds(&whole) {
            Sight::whole(self.mechanism)
        } else if self.may(Permission::Read) && self.unit_kind == UnitKind::Member {
            Sight::member(self.mechanism, self.unit.id)
        } else if self.may(Permission::Read) {
            Sight::party(self.mechanism, self.unit.id)
        } else {
            Sight::nothing(self.mechanism)
        }
    }

    /// Whether the actor's roles grant this permission.
    pub fn may(&self, permission: Permission) -> bool {
        use Role::{
            Administrator, AuditAdministrator, Convener, DeputyConvener, Handler, Head, Judge,
            Liaison, OfficeClerk, OfficeDirector, Secretary, SystemAdministrator,
        };
        match permission {
            Permission::Anyone | Permission::SignedIn => true,
            Permission::Read => self.holds(&[
                Convener,
                DeputyConvener,
                OfficeDirector,
                OfficeClerk,
                Head,
                Liaison,
                Handler,
                Judge,
                Administrator,
                Secretary,
            ]),
            Permission::TakePart => self.holds(&[
                OfficeDirector,
                OfficeClerk,
                Head,
                Liaison,
                Handler,
                Judge,
                Administrator,
            ]),
            Permission::Office => self.is_office(),
            Permission::SignOff => self.holds(&[Convener, DeputyConvener, OfficeDirector]),
            Permission::Instruct => self.holds(&[Convener, DeputyConvener, Secretary]),
            Permission::Oversee => self.holds(&[
                Convener,
                DeputyConvener,
                Secretary,
                OfficeDirector,
                OfficeClerk,
            ]),
            Permission::KeepRoster => {
                self.holds(&[OfficeDirector, OfficeClerk, SystemAdministrator])
            }
            Permission::Audit => {
                self.holds(&[AuditAdministrator, OfficeDirector, Convener, DeputyConvener])
            }
        }
    }

    pub(crate) fn must_be_office(&self) -> Result<(), Refusal> {
        if self.is_office() || self.is_system() {
            Ok(())
        } else {
            Err(Refusal::OfficeOnly)
        }
    }

    /// The office, or whoever gives or writes down an instruction.
    pub(crate) fn must_send_work(&self) -> Result<(), Refusal> {
        if self.may(Permission::Instruct) {
            Ok(())
        } else {
            self.must_be_office()
        }
    }

    pub(crate) fn must_keep_roster(&self) -> Result<(), Refusal> {
        if self.may(Permission::KeepRoster) || self.is_system() {
            Ok(())
        } else {
            Err(Refusal::NotPermitted)
        }
    }
}
