// SPDX-License-Identifier: Apache-2.0
#include "coverage/page.hpp"

namespace zhunze::coverage {

namespace {

const char* const head = R"(# What the rules cover

规则包对五份文件的覆盖:每一条可以核对的话,由哪条规则表达,或者为什么不写成规则。

Every statement of the five policy documents that can be read as a rule, threshold, target, class, list or figure, in our own words; by what it is
encoded; or why it is not. The table is made from `docs/coverage/*.csv`, and a test holds it true: every name exists, every rule has tests on both sides,
no statement is left without an answer.

Kinds: P prohibition, O obligation, X exception, C classification or list, T target over a set, S scoring, R support or priority,
K constraint or derived check, F figure or fact, D deadline or frequency.

)";

struct Count { std::size_t all = 0, encoded = 0, reasoned = 0; };

bool belongs(const Statement& statement, const Document& document) { return statement.id.starts_with(document.prefix + "-"); }

Count count_of(const Tables& tables, const Document& document) {
    Count count;
    for (const Statement& statement : tables.statements) {
        if (!belongs(statement, document)) continue;
        ++count.all;
        count.encoded += statement.encoded_by.empty() ? 0 : 1;
        count.reasoned += statement.reason.empty() ? 0 : 1;
    }
    return count;
}

std::string numbers_of(const Count& count) {
    return " | " + std::to_string(count.all) + " | " + std::to_string(count.encoded) + " | " + std::to_string(count.reasoned) + " |\n";
}

std::string counts_table(const Tables& tables) {
    std::string text = "| document | statements | encoded | not encoded, with a reason |\n|---|---|---|---|\n";
    Count sum;
    for (const Document& document : tables.documents) {
        const Count count = count_of(tables, document);
        text += "| " + document.prefix + " " + document.title_en + numbers_of(count);
        sum = {sum.all + count.all, sum.encoded + count.encoded, sum.reasoned + count.reasoned};
    }
    return text + "| all" + numbers_of(sum);
}

std::string reasons_table(const Tables& tables) {
    std::string text = "\n| reason | statements | 为什么 | why |\n|---|---|---|---|\n";
    for (const auto& [code, reason] : tables.reasons) {
        std::size_t count = 0;
        for (const Statement& statement : tables.statements) count += statement.reason == code ? 1 : 0;
        text += "| `" + code + "` | " + std::to_string(count) + " | " + reason.zh + " | " + reason.en + " |\n";
    }
    return text;
}

/// A bar would end the table's cell.
std::string cell(const std::string& text) {
    std::string escaped;
    for (const char c : text) escaped += c == '|' ? std::string("\\|") : std::string(1, c);
    return escaped;
}

/// `industry_2020.small_project` of `jiangxi.ganzhou.industry_2020.small_project`: the module's last part and what follows it.
std::string short_name(const std::string& name) {
    std::size_t from = 0;
    for (std::size_t dot = name.find('.'); dot != std::string::npos; dot = name.find('.', from)) {
        const std::string part = name.substr(from, dot - from);
        if (part != "jiangxi" && part != "ganzhou") break;
        from = dot + 1;
    }
    return name.substr(from);
}

std::string answer_of(const Tables& tables, const Statement& statement) {
    if (statement.encoded_by.empty()) {
        const auto reason = tables.reasons.find(statement.reason);
        return reason == tables.reasons.end() ? "" : "— " + reason->second.zh + " · " + reason->second.en;
    }
    std::string text;
    for (const std::string& name : statement.encoded_by) text += (text.empty() ? "`" : ", `") + short_name(name) + "`";
    if (!statement.left_out_zh.empty()) text += "; 未及 " + statement.left_out_zh + " · left out: " + statement.left_out_en;
    return text;
}

std::string document_table(const Tables& tables, const Document& document) {
    std::string text = "\n## " + document.prefix + " " + document.title_zh + "\n\n" + document.title_en + ".";
    for (const std::string& page : document.pages) text += " [" + page + "](rule-packs/" + page + ")";
    text += "\n\n| id | kind | 内容 | statement | encoded by, or why not |\n|---|---|---|---|---|\n";
    for (const Statement& statement : tables.statements) {
        if (!belongs(statement, document)) continue;
        text += "| " + statement.id + " | " + statement.kind + " | " + cell(statement.zh) + " | " + cell(statement.en) + " | " +
                cell(answer_of(tables, statement)) + " |\n";
    }
    return text;
}

}  // namespace

std::string page_of(const Tables& tables) {
    std::string text = head + counts_table(tables) + reasons_table(tables);
    for (const Document& document : tables.documents) text += document_table(tables, document);
    return text;
}

}  // namespace zhunze::coverage
