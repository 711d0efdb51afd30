// SPDX-License-Identifier: Apache-2.0
mod library;

use library::{Environment, Value};
use peer::{steps, Application};
use std::ffi::CString;
use std::path::Path;

struct Clips {
    environment: Environment,
    names: Vec<String>,
    fixed: bool,
}

/// The slots of an `application` fact.
type Slots = [(&'static std::ffi::CStr, Value); 6];

impl peer::Engine for Clips {
    type Input = Slots;

    fn load(rules: &Path) -> Self {
        let names = std::fs::read_to_string(rules.with_extension("names")).expect("names");
        Clips {
            environment: Environment::load(rules),
            names: names.lines().map(str::to_owned).collect(),
            fixed: std::env::var("PEER_NUMBERS").is_ok_and(|numbers| numbers == "fixed"),
        }
    }

    fn read(&self, line: &[u8]) -> (String, Slots) {
        let application = Application::parse(line);
        let text = |value: &str| Value::Text(CString::new(value).expect("no zero byte"));
        let number = |text: &serde_json::value::RawValue, decimals| match self.fixed {
            true => Value::Integer(steps(text, decimals)),
            false => Value::Float(text.get().parse().expect("a number")),
        };
        let slots = [
            (c"region", text(application.region)),
            (c"industry", text(application.industry)),
            (c"investment", number(application.investment, 6)),
            (c"area", number(application.area, 4)),
            (c"land_use", text(application.land_use)),
            (c"special_process", Value::Truth(application.special_process)),
        ];
        (application.id.to_owned(), slots)
    }

    /// Asserts the application, lets the rules fire and takes it back.
    fn violated<'a>(&'a self, slots: &Slots, names: &mut Vec<&'a str>) {
        let mut numbers = self.environment.run(c"application", slots);
        numbers.sort_unstable();
        names.extend(numbers.iter().map(|&number| self.names[number].as_str()));
    }
}

fn main() {
    peer::main::<Clips>();
}
