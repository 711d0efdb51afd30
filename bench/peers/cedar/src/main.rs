// SPDX-License-Identifier: Apache-2.0
use cedar_policy::{
    Authorizer, Context, Entities, EntityId, EntityTypeName, EntityUid, Policy, PolicyId, PolicySet, Request,
    ResourceConstraint, RestrictedExpression,
};
use peer::{steps, Application};
use std::collections::HashMap;
use std::path::Path;
use std::str::FromStr;

/// The policies that can bear on one resource.
type Slices = HashMap<Option<EntityUid>, PolicySet>;

struct Cedar {
    authorizer: Authorizer,
    slices: Slices,
    entities: Entities,
    names: Vec<String>,
    numbers: HashMap<PolicyId, usize>,
    region_type: EntityTypeName,
    anyone: EntityUid,
    judge: EntityUid,
}

fn resource(policy: &Policy) -> Option<EntityUid> {
    match policy.resource_constraint() {
        ResourceConstraint::Eq(uid) => Some(uid),
        _ => None,
    }
}

/// Policies whose scope names one resource are looked at for that resource only; the authorizer itself tries every policy of a set.
fn slice(policies: &PolicySet) -> Slices {
    let common = || policies.policies().filter(|policy| resource(policy).is_none()).cloned();
    let mut slices = HashMap::from([(None, PolicySet::from_policies(common()).expect("policies"))]);
    for policy in policies.policies() {
        if let Some(uid) = resource(policy) {
            let set = slices.entry(Some(uid)).or_insert_with(|| PolicySet::from_policies(common()).expect("policies"));
            set.add(policy.clone()).expect("a policy");
        }
    }
    slices
}

impl peer::Engine for Cedar {
    type Input = Request;

    fn load(rules: &Path) -> Self {
        let file: serde_json::Value =
            serde_json::from_slice(&std::fs::read(rules).expect("rules")).expect("JSON");
        let policies = PolicySet::from_str(file["policies"].as_str().expect("policies")).expect("policies");
        let names: Vec<String> = serde_json::from_value(file["names"].clone()).expect("names");
        let by_name: HashMap<&str, usize> = names.iter().enumerate().map(|(i, name)| (name.as_str(), i)).collect();
        let number = |policy: &Policy| Some((policy.id().clone(), *by_name.get(policy.annotation("id")?)?));
        Cedar {
            authorizer: Authorizer::new(),
            slices: slice(&policies),
            entities: Entities::from_json_value(file["entities"].clone(), None).expect("entities"),
            numbers: policies.policies().filter_map(number).collect(),
            names,
            region_type: "Region".parse().expect("a type"),
            anyone: "Applicant::\"any\"".parse().expect("a principal"),
            judge: "Action::\"judge\"".parse().expect("an action"),
        }
    }

    fn read(&self, line: &[u8]) -> (String, Request) {
        let application = Application::parse(line);
        let text = |value: &str| RestrictedExpression::new_string(value.to_owned());
        let context = Context::from_pairs([
            ("industry".to_owned(), text(application.industry)),
            ("investment".to_owned(), RestrictedExpression::new_long(steps(application.investment, 6))),
            ("area".to_owned(), RestrictedExpression::new_long(steps(application.area, 4))),
            ("land_use".to_owned(), text(application.land_use)),
            ("special_process".to_owned(), RestrictedExpression::new_bool(application.special_process)),
        ]);
        let region = EntityUid::from_type_name_and_id(self.region_type.clone(), EntityId::new(application.region));
        let request = Request::new(
            self.anyone.clone(), self.judge.clone(), region, context.expect("a context"), None,
        );
        (application.id.to_owned(), request.expect("a request"))
    }

    fn violated<'a>(&'a self, request: &Request, names: &mut Vec<&'a str>) {
        let policies = self.slices.get(&request.resource().cloned()).unwrap_or(&self.slices[&None]);
        let response = self.authorizer.is_authorized(request, policies, &self.entities);
        assert!(response.diagnostics().errors().next().is_none(), "an error, such as an overflow");
        let mut numbers: Vec<usize> =
            response.diagnostics().reason().filter_map(|policy| self.numbers.get(policy).copied()).collect();
        numbers.sort_unstable();
        names.extend(numbers.iter().map(|&number| self.names[number].as_str()));
    }
}

fn main() {
    peer::main::<Cedar>();
}
