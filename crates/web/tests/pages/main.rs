//! Pages as their readers meet them: requests through the whole router, answers read back.

mod court;
mod matter;
mod meeting;
mod walk;
