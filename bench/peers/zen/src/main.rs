// SPDX-License-Identifier: Apache-2.0
use peer::Application;
use rust_decimal::Decimal;
use serde_json::value::RawValue;
use std::path::Path;
use std::sync::Arc;
use zen_engine::model::DecisionContent;
use zen_engine::{Decision, DecisionEngine, Variable};

struct Zen {
    decision: Decision,
    names: Vec<String>,
}

fn decimal(text: &RawValue) -> Variable {
    Variable::Number(text.get().parse::<Decimal>().expect("a number"))
}

impl peer::Engine for Zen {
    type Input = Variable;

    fn load(rules: &Path) -> Self {
        let file: serde_json::Value =
            serde_json::from_slice(&std::fs::read(rules).expect("rules")).expect("JSON");
        let names = file["names"].as_array().expect("names").iter();
        let content: DecisionContent = serde_json::from_value(file["decision"].clone()).expect("a decision");
        let mut decision = DecisionEngine::default().create_decision(Arc::new(content)).expect("a graph");
        decision.compile();
        Zen { decision, names: names.map(|name| name.as_str().expect("a name").to_owned()).collect() }
    }

    fn read(&self, line: &[u8]) -> (String, Variable) {
        let application = Application::parse(line);
        let input = Variable::from_object(
            [
                ("region", Variable::String(application.region.into())),
                ("industry", Variable::String(application.industry.into())),
                ("investment", decimal(application.investment)),
                ("area", decimal(application.area)),
                ("land_use", Variable::String(application.land_use.into())),
                ("special_process", Variable::Bool(application.special_process)),
            ]
            .into_iter()
            .map(|(name, value)| (name.into(), value))
            .collect(),
        );
        (application.id.to_owned(), input)
    }

    fn violated<'a>(&'a self, input: &Variable, names: &mut Vec<&'a str>) {
        let response = pollster::block_on(self.decision.evaluate(input.clone())).expect("a decision");
        let Variable::Array(rows) = &response.result else { panic!("no list: {}", response.result) };
        for row in rows.borrow().iter() {
            let number = row.dot("rule").and_then(|value| value.as_number()).expect("a rule's number");
            names.push(&self.names[usize::try_from(number).expect("a rule's number")]);
        }
    }
}

fn main() {
    peer::main::<Zen>();
}
