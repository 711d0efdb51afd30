// SPDX-License-Identifier: Apache-2.0
#include "differential/writing_out.hpp"

#include <algorithm>
#include <cctype>

namespace zhunze::differential {

namespace {

/// Whether it can stand within a word: what is no ASCII is an ideograph here.
bool in_word(char c) { return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

/// The words of a text, and in turn what is between them.
std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts;
    for (const char c : text) {
        if (parts.empty() || in_word(parts.back().back()) != in_word(c)) parts.emplace_back();
        parts.back() += c;
    }
    return parts;
}

bool is(const std::string& word, const Name& name) { return word == name.zh || word == name.en; }

const Author::Body* body_of(const Author& author, const std::string& word) {
    for (const Named& named : author.names) {
        const auto body = author.bodies.find(named.name.en);
        if (body != author.bodies.end() && is(word, named.name)) return &body->second;
    }
    return nullptr;
}

/// Within a group the name of a list means the group.
bool names_a_list(const std::string& text) {
    return std::ranges::any_of(common_names(), [&](const Named& named) { return named.sort == Sort::list && says(text, named.name); });
}

bool is_cases(const std::string& body) { return body.starts_with("分情况") || body.starts_with("cases"); }

}  // namespace

bool says(const std::string& text, const Name& name) {
    return std::ranges::any_of(parts_of(text), [&](const std::string& part) { return is(part, name); });
}

bool uses(const Author& author, const std::string& text, const Name& name) {
    return std::ranges::any_of(parts_of(text), [&](const std::string& part) {
        const Author::Body* body = body_of(author, part);
        return is(part, name) || (body && uses(author, body->text, name));
    });
}

std::optional<std::string> written_out(const Author& author, const std::string& text, const std::vector<Rebinding>& rebound) {
    std::string result;
    for (const std::string& part : parts_of(text)) {
        const auto place = std::ranges::find_if(rebound, [&](const Rebinding& one) { return is(part, one.name); });
        if (place != rebound.end()) {
            if (names_a_list(place->value)) return std::nullopt;
            result += '(' + place->value + ')';
            continue;
        }
        const Author::Body* body = body_of(author, part);
        const bool changed = body && std::ranges::any_of(rebound, [&](const Rebinding& one) { return uses(author, body->text, one.name); });
        if (!changed) {
            result += part;
            continue;
        }
        const auto inner = written_out(author, body->text, rebound);
        if (!inner || body->cited || is_cases(body->text) || names_a_list(body->text)) return std::nullopt;
        result += '(' + *inner + ')';
    }
    return result;
}

}  // namespace zhunze::differential
