// SPDX-License-Identifier: Apache-2.0
#include "program/program.hpp"

#include <algorithm>

namespace zhunze::program {

ValueKind Type::value_kind() const {
    switch (kind) {
        case Kind::truth: return ValueKind::truth;
        case Kind::text: return ValueKind::text;
        case Kind::quantity: return ValueKind::number;
        case Kind::date: return ValueKind::date;
        case Kind::enumeration:
        case Kind::taxonomy:
        case Kind::question: return ValueKind::member;
        case Kind::list: return ValueKind::list;
        case Kind::invalid: break;
    }
    ZHUNZE_CHECK(!"a checked expression has a type");
    return ValueKind::truth;
}

std::int32_t Taxonomy::find(std::string_view word) const {
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (members[i].code == word) return static_cast<std::int32_t>(i);
    }
    // A name that ended codes share with their successor means the one still valid.
    std::int32_t found = -1;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (!members[i].name.is(word)) continue;
        if (found < 0 || !members[i].validity.to) found = static_cast<std::int32_t>(i);
    }
    return found;
}

bool Declared::is_called(std::string_view word) const { return name.is(word) || std::ranges::find(spellings, word) != spellings.end(); }

std::string Program::qualified(const Declared& declared, Language language) const {
    const std::string& own = declared.name.in(language);
    if (!declared.module) return own;
    return modules[declared.module].path.in(language) + "." + own;
}

std::optional<Dimension> Program::base_dimension(std::string_view name) const {
    for (std::size_t i = 0; i < base_dimensions.size(); ++i) {
        const BaseDimensionId id = base_dimensions.id_at(i);
        if (base_dimensions[id].name.is(name)) return Dimension(id);
    }
    return std::nullopt;
}

bool Program::moves_by_months(const Expr& operation) const {
    const auto months = base_dimension("Months");
    return months && operation.type.kind == Type::Kind::date && std::ranges::any_of(operation.args, [&](ExprId argument) {
        return exprs[argument].type == Type::quantity(*months);
    });
}

namespace {

/// The named dimension, or the product of named bases.
Name dimension_name(const Program& program, const Dimension& dimension) {
    if (dimension.is_number()) return {"数", "Number"};
    for (const NamedDimension& named : program.dimensions) {
        if (named.dimension == dimension) return named.name;
    }
    for (const NamedDimension& over : program.dimensions) {
        for (const NamedDimension& under : program.dimensions) {
            if (Dimension::quotient(over.dimension, under.dimension) == dimension) {
                return {over.name.in(Language::zh) + "/" + under.name.in(Language::zh),
                        over.name.in(Language::en) + "/" + under.name.in(Language::en)};
            }
        }
    }
    Name result;
    for (const auto& [base, power] : dimension.powers()) {
        const Name& name = program.base_dimensions[base].name;
        const std::string exponent = power == 1 ? "" : "^" + std::to_string(power);
        const std::string dot = result.empty() ? "" : "·";
        result.zh += dot + name.in(Language::zh) + exponent;
        result.en += dot + name.in(Language::en) + exponent;
    }
    return result;
}

}  // namespace

Name Program::type_name(const Type& type) const {
    switch (type.kind) {
        case Type::Kind::truth: return {"是非", "Bool"};
        case Type::Kind::text: return {"文本", "Text"};
        case Type::Kind::date: return {"日期", "Date"};
        case Type::Kind::quantity: return dimension_name(*this, type.dimension);
        case Type::Kind::enumeration: return enums[type.enumeration].name;
        case Type::Kind::taxonomy: return taxonomies[type.taxonomy].name;
        case Type::Kind::question: return questions[type.question].name;
        case Type::Kind::list: {
            const Name& item = records[type.record].name;
            return {"列表 " + item.in(Language::zh), "list of " + item.in(Language::en)};
        }
        case Type::Kind::invalid: break;
    }
    return {"无效", "invalid"};
}

const Name& Program::member_name(const Type& type, std::int32_t member) const {
    const auto index = static_cast<std::size_t>(member);
    switch (type.kind) {
        case Type::Kind::enumeration: return enums[type.enumeration].members.at(index);
        case Type::Kind::taxonomy: return taxonomies[type.taxonomy].members.at(index).name;
        case Type::Kind::question: return questions[type.question].options.at(index);
        default: break;
    }
    ZHUNZE_CHECK(!"only enums, taxonomies and questions have members");
    static const Name none;
    return none;
}

std::vector<std::vector<std::string>> Program::words_of_members(const Type& type) const {
    const bool is_enum = type.kind == Type::Kind::enumeration;
    std::vector<std::vector<std::string>> words = is_enum ? enums[type.enumeration].words : questions[type.question].words;
    if (!words.empty()) return words;
    for (const Name& name : is_enum ? enums[type.enumeration].members : questions[type.question].options) {
        words.push_back({});
        if (!name.zh.empty()) words.back().push_back(name.zh);
        if (!name.en.empty()) words.back().push_back(name.en);
    }
    return words;
}

std::int32_t Program::find_member(const Type& type, std::string_view word) const {
    if (type.kind == Type::Kind::taxonomy) return taxonomies[type.taxonomy].find(word);
    if (type.kind != Type::Kind::enumeration && type.kind != Type::Kind::question) return -1;
    const auto words = words_of_members(type);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (std::ranges::find(words[i], word) != words[i].end()) return static_cast<std::int32_t>(i);
    }
    return -1;
}

std::vector<std::string> Program::member_words(const Type& type) const {
    std::vector<std::string> all;
    if (type.kind == Type::Kind::taxonomy) {
        for (const Member& member : taxonomies[type.taxonomy].members) {
            for (const std::string& word : {member.code, member.name.zh, member.name.en}) {
                if (!word.empty()) all.push_back(word);
            }
        }
    } else if (type.kind == Type::Kind::enumeration || type.kind == Type::Kind::question) {
        for (std::vector<std::string> words : words_of_members(type)) {
            // Chinese first, however the declaration has it: a pack says the same in either language.
            std::ranges::stable_partition(words, [](const std::string& word) { return script_of(word) == Language::zh; });
            all.insert(all.end(), words.begin(), words.end());
        }
    }
    return all;
}

}  // namespace zhunze::program
