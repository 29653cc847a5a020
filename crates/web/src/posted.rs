//! What a form of a record's page posts.

use crate::{Site, form::Form, gate::Visitor, problem::Problem};
use app::{Desk, matter::read_number};
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use domain::Actor;

/// Who acts on which record, and what was typed.
pub(crate) struct Posted {
    /// Where.
    pub site: Site,
    /// Who.
    pub visitor: Visitor,
    /// The record, as the path names it.
    pub id: String,
    /// What was typed.
    pub form: Form,
}

impl Posted {
    /// The actor. Routes that are posted to are open to signed-in visitors only.
    pub fn by(&self) -> Result<&Actor, Problem> {
        self.visitor.by()
    }

    /// Where acts are done.
    pub fn desk(&self) -> &Desk {
        &self.site.desk
    }

    /// The version of the record that the form was opened with.
    pub fn version(&self) -> Result<u32, Problem> {
        self.form.version()
    }

    /// The number of the matter that the path names.
    pub fn number(&self) -> Result<(u32, u32), Problem> {
        Ok(read_number(&self.id)?)
    }
}

impl FromRequest<Site> for Posted {
    type Rejection = Problem;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let visitor = Visitor::from_request_parts(&mut parts, site).await?;
        let Path(id) = Path::from_request_parts(&mut parts, site)
            .await
            .map_err(|_| Problem::NotFound)?;
        let form = Form::from_request(Request::from_parts(parts, body), site).await?;
        Ok(Self {
            site: site.clone(),
            visitor,
            id,
            form,
        })
    }
}
