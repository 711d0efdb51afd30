// SPDX-License-Identifier: Apache-2.0
// Rules from text, for tests of the whole chain.
#pragma once

#include <string>
#include <vector>

#include "engine/engine.hpp"

namespace zhunze::testing {

inline engine::Rules rules_of(const std::string& text) { return engine::load_rules(std::vector<engine::MemoryFile>{{"t.zz", text}}); }

/// The slugs of what was found, in order of place: `unit-mismatch glued-words`.
inline std::string slugs(const engine::Rules& rules) {
    std::string all;
    for (const Diagnostic& diagnostic : rules.diagnostics) all += (all.empty() ? "" : " ") + std::string(diagnostic.slug());
    return all;
}
inline std::string slugs_of(const std::string& text) { return slugs(rules_of(text)); }

/// A record with a field of each kind, for rules and definitions to be put after.
inline const std::string record = R"(module t
enum Size aka 规模 ordered { small aka 小, large aka 大 }
enum Kind { new, old }
record R {
  id : Text
  on_day : Date as of date
  money : Money in 万元 adjustable
  total : Money in 万元
  land : Area in 亩 adjustable
  count : Number
  flag : Bool
  size : Size
  kind : Kind
}
source s "S" { boundary undecided }
source plain "P" { }
)";

}  // namespace zhunze::testing
