//! Events as the journal keeps them.

use super::Event;

impl Event {
    /// The event with its kind and facts as a JSON object, fields in order of declaration.
    ///
    /// # Panics
    /// Never: events hold nothing JSON cannot hold.
    pub fn facts(&self) -> serde_json::Map<String, serde_json::Value> {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::Object(facts)) => facts,
            _ => unreachable!("an event serialises to a JSON object"),
        }
    }
}
