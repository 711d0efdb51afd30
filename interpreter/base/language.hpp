// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace zhunze {

/// The two languages rules are written in and messages are worded in.
enum class Language : unsigned char { zh, en };

/// A name and its twin: `固定资产投资` and `fixed_investment`. At least one is set.
struct Name {
    std::string zh;
    std::string en;

    /// The spelling wanted, or the other one where there is none.
    [[nodiscard]] const std::string& in(Language language) const {
        return (language == Language::zh ? (zh.empty() ? en : zh) : (en.empty() ? zh : en));
    }
    [[nodiscard]] bool is(std::string_view spelling) const { return !spelling.empty() && (spelling == zh || spelling == en); }
    [[nodiscard]] bool empty() const { return zh.empty() && en.empty(); }
    friend bool operator==(const Name&, const Name&) = default;
};

/// Which of the two spellings a word is: zh as soon as it holds an ideograph.
[[nodiscard]] Language script_of(std::string_view word);

}  // namespace zhunze
