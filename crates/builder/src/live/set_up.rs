//! Making the bucket and its two collections, and trying what a learner's device will do.

use super::http::basic;
use super::{FIGURES, Service, TAKING_PART};
use crate::error::BuildError;
use serde_json::{Map, Value, json};
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

/// Who is anybody: nobody of these may read what devices told, or write figures.
const ANYBODY: [&str; 2] = ["system.Everyone", "system.Authenticated"];

/// What anybody may do with an object; all else is for those whom the operator names.
struct Open {
    permission: &'static str,
    to: &'static str,
}

/// Makes what is missing and sets right what is open to the wrong ones; records, and rights of users with a name, stay.
/// Then tries with a passing account what a device does. Gives a line for each thing that was done.
///
/// # Errors
/// [`BuildError::Live`] where the server cannot be reached, refuses, or a device could not take part.
pub fn set_up(service: &Service) -> Result<Vec<String>, BuildError> {
    service.hello()?;
    let mut told = Vec::new();
    let address = service.address.trim_end_matches('/');
    let name = format!("The bucket “{}”", service.bucket);
    told.extend(service.object(address, &name, &[])?);
    let objects = [
        (
            FIGURES,
            Open {
                permission: "read",
                to: "system.Everyone",
            },
        ),
        (
            TAKING_PART,
            Open {
                permission: "record:create",
                to: "system.Authenticated",
            },
        ),
    ];
    for (collection, open) in objects {
        let address = format!("{address}/collections/{collection}");
        let name = format!("The collection “{collection}”");
        told.extend(service.object(&address, &name, &[open])?);
    }
    service.try_out()?;
    told.push(
        "A device can take part and leave: it was tried with an account that is gone again."
            .to_owned(),
    );
    Ok(told)
}

impl Service {
    /// Makes a bucket or a collection, or looks whether the right ones may use what is there.
    fn object(&self, address: &str, name: &str, open: &[Open]) -> Result<Vec<String>, BuildError> {
        let mut permissions = Map::new();
        for one in open {
            permissions.insert(one.permission.to_owned(), json!([one.to]));
        }
        let doing = format!("make “{}”", address.rsplit('/').next().unwrap_or_default());
        let body = json!({ "data": {}, "permissions": permissions });
        let made = self.ask("PUT", address, Some(&body), true)?;
        match made.status {
            200 | 201 => return Ok(vec![format!("{name} was made.")]),
            412 => {}
            _ => return Err(self.refused(&made, &doing)),
        }
        let found = self.ask("GET", address, None, false)?;
        if found.status != 200 {
            return Err(self.refused(&found, &doing));
        }
        let change = mended(&found.body["permissions"], open);
        if change.is_empty() {
            return Ok(vec![format!("{name} is there already, and right.")]);
        }
        let rights: Vec<&str> = change.keys().map(String::as_str).collect();
        let told = format!(
            "{name} is there already. Who may use it was set right: {}.",
            rights.join(", ")
        );
        let body = json!({ "permissions": change });
        let changed = self.ask("PATCH", address, Some(&body), false)?;
        match changed.status {
            200 => Ok(vec![told]),
            _ => Err(self.refused(&changed, &doing)),
        }
    }

    /// Does what a device does when its learner takes part, and leaves.
    fn try_out(&self) -> Result<(), BuildError> {
        let (who, secret) = (random(), random());
        let device = basic(&who, &secret);
        let account = format!("{}accounts/{who}", self.server);
        let record = format!("{}/{who}", self.records(TAKING_PART));
        let put =
            |address: &str, body: &Value| self.ask_as(&device, "PUT", address, Some(body), false);
        let made = put(&account, &json!({ "data": { "password": secret } }))?;
        if !matches!(made.status, 200 | 201) {
            return Err(BuildError::Live(format!(
                "A device cannot make an account for itself (the server answered {}), so nobody could take part. Set kinto.account_create_principals = system.Everyone, start the server again, and run this once more. The bucket is there.",
                made.status
            )));
        }
        // No event has this id: should the record stay, nobody counts it.
        let told = put(&record, &json!({ "data": { "event": "" } }));
        let left = self.ask_as(&device, "DELETE", &record, None, false);
        let gone = self.ask_as(&device, "DELETE", &account, None, false);
        let (told, left, _) = (told?, left?, gone?);
        if !matches!(told.status, 200 | 201) || left.status != 200 {
            return Err(BuildError::Live(format!(
                "A device could not take part and leave again: the server answered {} and {}. Look at the permissions of the collection “{TAKING_PART}”.",
                told.status, left.status
            )));
        }
        Ok(())
    }
}

/// The lists of permissions that have to change: what is open to anybody is exactly `open`.
fn mended(found: &Value, open: &[Open]) -> Map<String, Value> {
    let empty = Map::new();
    let found = found.as_object().unwrap_or(&empty);
    let mut change = Map::new();
    let wanted = open.iter().map(|one| one.permission);
    let mut permissions: Vec<&str> = found.keys().map(String::as_str).chain(wanted).collect();
    permissions.sort_unstable();
    permissions.dedup();
    for permission in permissions {
        let before: Vec<&str> = found
            .get(permission)
            .and_then(Value::as_array)
            .map(|list| list.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default();
        let opened = open.iter().filter(|one| one.permission == permission);
        let opened: Vec<&str> = opened.map(|one| one.to).collect();
        let mut after = before.clone();
        after.retain(|who| !ANYBODY.contains(who) || opened.contains(who));
        for one in opened {
            if !after.contains(&one) {
                after.push(one);
            }
        }
        if after != before {
            change.insert(permission.to_owned(), json!(after));
        }
    }
    change
}

/// 32 hexadecimal digits that nobody guesses in the second for which they are used.
fn random() -> String {
    let part = |n: u8| RandomState::new().hash_one(n);
    format!("{:016x}{:016x}", part(0), part(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CREATE: Open = Open {
        permission: "record:create",
        to: "system.Authenticated",
    };

    #[test]
    fn what_is_right_stays_and_named_users_keep_their_rights() {
        let right = json!({ "write": ["account:admin", "account:second"], "record:create": ["system.Authenticated"] });
        assert!(mended(&right, &[CREATE]).is_empty());
        let more = json!({ "write": ["account:admin"], "read": ["account:statistics"], "record:create": [] });
        let change = mended(&more, &[CREATE]);
        assert_eq!(
            Value::Object(change),
            json!({ "record:create": ["system.Authenticated"] })
        );
    }

    #[test]
    fn what_is_open_to_anybody_is_closed() {
        let open = json!({
            "read": ["system.Everyone", "account:statistics"],
            "write": ["account:admin", "system.Authenticated"],
            "record:create": ["system.Everyone"],
        });
        assert_eq!(
            Value::Object(mended(&open, &[CREATE])),
            json!({
                "read": ["account:statistics"],
                "write": ["account:admin"],
                "record:create": ["system.Authenticated"],
            })
        );
        let bucket = json!({ "read": ["system.Everyone"], "write": ["account:admin"] });
        assert_eq!(Value::Object(mended(&bucket, &[])), json!({ "read": [] }));
    }

    #[test]
    fn a_passing_name_is_like_those_of_devices() {
        let (one, other) = (random(), random());
        assert_ne!(one, other);
        assert_eq!(one.len(), 32);
        assert!(
            one.bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
        );
    }
}
