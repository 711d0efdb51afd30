// SPDX-License-Identifier: Apache-2.0
use serde::Deserialize;
use serde_json::value::RawValue;

/// What the rules read of an application, borrowed from its line. Fields that are not named here are skipped.
#[derive(Deserialize)]
pub struct Application<'a> {
    #[serde(rename = "项目编号", borrow)]
    pub id: &'a str,
    #[serde(rename = "所在地", borrow)]
    pub region: &'a str,
    #[serde(rename = "行业", borrow)]
    pub industry: &'a str,
    /// In 万元, the text as written: an engine makes of it what its numbers are.
    #[serde(rename = "固定资产投资", borrow)]
    pub investment: &'a RawValue,
    /// In 亩, the text as written.
    #[serde(rename = "用地面积", borrow)]
    pub area: &'a RawValue,
    #[serde(rename = "供地方式", borrow)]
    pub land_use: &'a str,
    #[serde(rename = "特殊工艺")]
    pub special_process: bool,
}

impl<'a> Application<'a> {
    pub fn parse(line: &'a [u8]) -> Self {
        serde_json::from_slice(line).expect("an application")
    }
}

/// A decimal as a whole number of steps of 10^-`decimals`: ("2.5", 4) is 25000.
pub fn steps(text: &RawValue, decimals: usize) -> i64 {
    let (whole, fraction) = text.get().split_once('.').unwrap_or((text.get(), ""));
    assert!(fraction.len() <= decimals, "{} has more than {decimals} decimals", text.get());
    let digits = fraction.bytes().chain(std::iter::repeat(b'0')).take(decimals);
    let add = |value: i64, digit: u8| value * 10 + i64::from(digit - b'0');
    digits.fold(whole.parse().expect("a number"), add)
}
