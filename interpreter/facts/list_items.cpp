// SPDX-License-Identifier: Apache-2.0
#include "facts/list_items.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "base/check.hpp"
#include "base/text.hpp"
#include "facts/error_bound.hpp"
#include "facts/finding.hpp"
#include "facts/words.hpp"

namespace zhunze::facts {
namespace {

/// What two facts of one field have to share to be equal, however they are written. Full-width letters and the blanks around a
/// code are a matter of who typed it.
std::string text_of(const Value& value) {
    switch (value.kind) {
        case ValueKind::truth: return value.truth == Truth::yes ? "1" : "0";
        case ValueKind::number: return value.number.to_fraction();
        case ValueKind::date: return value.date.iso();
        case ValueKind::text: return fold_width(trimmed(value.text));
        case ValueKind::member: return std::to_string(value.member);
        case ValueKind::list: break;
    }
    ZHUNZE_CHECK(!"a key holds one value");
}

/// What two codes share that a reader may take for one: of letters that look alike, with or without capitals, blanks, dashes
/// and leading zeros.
std::string likeness_of(std::string_view code) {
    std::string kept;
    bool within_number = false;
    const std::string plain = to_lower_ascii(fold_width(to_nfc(code)));
    for (std::size_t at = 0; at < plain.size();) {
        const char32_t c = next_code_point(plain, at);
        const bool digit = c >= U'0' && c <= U'9';
        const bool counts = digit ? within_number || c != U'0' : is_identifier_continue(c) && c != U'_';
        if (counts) append_utf8(kept, c);
        within_number = digit && (within_number || c != U'0');
    }
    return to_lower_ascii(confusable_skeleton(kept));
}

/// Words of tables for what stands in the row above.
bool is_ditto(std::string_view text) {
    static constexpr std::string_view words[] = {"同上", "同前", "同上行", "〃", "\"", "\"\"", "''", "“", "”", "″", "ditto", "do", "do.", "id.", "idem"};
    return std::ranges::find(words, std::string_view(folded(text))) != std::end(words);
}

struct Owner {
    Application* application = nullptr;
    ErrorBound errors;
    bool repeated = false;   ///< another application has the same key
    bool refused = false;    ///< its list takes no items, which has been said
    bool joined = false;     ///< its list is what the file says
    std::size_t may_own = 0; ///< rows left that may be its own, as their keys look much alike
    std::string row_hashes;  ///< of its rows
};

class Join {
public:
    Join(ListItems items, const program::Program& program, bool complete, const Limits& limits)
        : items_(std::move(items)), list_(program.fields[items_.list]), key_(program.fields[items_.owners.key.field]), complete_(complete),
          limits_(limits) {}

    Joined run(std::span<Batch> batches) {
        for (Batch& batch : batches) {
            for (Application& application : batch.applications) add_owner(application);
        }
        for (std::size_t i = 0; i < items_.batch.applications.size(); ++i) place_row(items_.batch.applications[i], items_.owners.keys[i]);
        for (Owner& owner : owners_) settle(owner);
        for (Batch& batch : batches) {
            for (Application& application : batch.applications) warn_of_rows_left(application);
        }
        warn();
        return std::move(result_);
    }

private:
    void add_owner(Application& application) {
        const Fact& key = application.facts[key_.index];
        if (key.state != FactState::given) {
            if (list_of(application).state == FactState::not_given) ++without_key_;
            return;
        }
        const auto [known, is_new] = owner_of_.emplace(text_of(key.value), owners_.size());
        owners_.push_back({&application, {}, !is_new, !is_new, false, 0, {}});
        if (is_new) return;
        Owner& first = owners_[known->second];
        if (!std::exchange(first.repeated, true)) refuse_repeated(first, *first.application, application);
        refuse_repeated(owners_.back(), *first.application, application);
    }

    void refuse_repeated(Owner& owner, const Application& first, const Application& second) {
        const Fact& key = owner.application->facts[key_.index];
        refuse(owner, finding(Code::repeated_owner, {{"key", key_.name},
                                                     {"value", shown(key.written)},
                                                     {"first", first.place},
                                                     {"second", second.place},
                                                     {"field", list_.name}}),
               owner.application->place);
    }

    void place_row(Application& item, const std::optional<Fact>& key) {
        if (!key || key->state != FactState::given) return leave_unknown(item, key);
        const auto known = owner_of_.find(text_of(key->value));
        if (known != owner_of_.end()) return give(owners_[known->second], item);
        reckon_with(*key);
        leave(finding(Code::row_without_owner, {{"key", key_.name}, {"value", shown(key->written)}}), item);
    }

    /// A row that does not say whose it is may be anybody's. Where it cannot be read at all, that says enough.
    void leave_unknown(Application& item, const std::optional<Fact>& key) {
        ++anybodys_;
        const bool said = key ? key->state == FactState::invalid : !item.errors.empty();
        if (!said) return leave(finding(Code::row_without_key, {{"key", shown(items_.owners.key.words.front())}}), item);
        leave_with_errors(item);
    }

    /// A key that nobody has: one that looks like somebody's may be his, and a ditto mark anybody's.
    void reckon_with(const Fact& key) {
        if (key.value.kind != ValueKind::text) return;
        if (is_ditto(key.value.text)) {
            ++anybodys_;
            return;
        }
        if (alike_.empty()) {
            for (std::size_t i = 0; i < owners_.size(); ++i) alike_[likeness_of(owners_[i].application->facts[key_.index].value.text)].push_back(i);
        }
        const auto found = alike_.find(likeness_of(key.value.text));
        if (found == alike_.end()) return;
        for (const std::size_t owner : found->second) ++owners_[owner].may_own;
    }

    void leave(Diagnostic problem, Application& item) {
        problem.place = item.place;
        result_.errors.push_back(std::move(problem));
        leave_with_errors(item);
    }
    void leave_with_errors(Application& item) {
        ++result_.rows_left;
        std::ranges::move(item.errors, std::back_inserter(result_.errors));
    }

    void give(Owner& owner, Application& item) {
        for (Diagnostic& problem : item.errors) owner.errors.add(*owner.application, std::move(problem));
        Fact& list = list_of(*owner.application);
        if (!owner.refused && !owner.joined) open_list(owner, list, item);
        if (!owner.refused && list.items.size() == limits_.items) {
            refuse(owner, finding(Code::too_many_items, {{"field", list_.name}, {"limit", std::to_string(limits_.items)}}), item.place);
        }
        if (owner.refused) return;
        owner.row_hashes += item.input_hash + "\n";
        list.items.push_back(as_item(std::move(item)));
    }

    /// What is an item's own, as it would be within the application.
    static Application as_item(Application row) {
        Application item;
        item.record = row.record;
        item.place = std::move(row.place);
        item.facts = std::move(row.facts);
        return item;
    }

    void open_list(Owner& owner, Fact& list, const Application& item) {
        if (list.state == FactState::not_given) {
            take_from_file(owner, list);
        } else {
            refuse(owner, finding(Code::list_given_twice, {{"field", list_.name}, {"first", list.place}, {"second", item.place}}),
                   owner.application->place);
        }
    }
    void take_from_file(Owner& owner, Fact& list) const {
        owner.joined = true;
        list.state = FactState::given;
        list.place = items_.path;
    }

    static void refuse(Owner& owner, Diagnostic problem, const std::string& place) {
        owner.refused = true;
        problem.place = place;
        owner.errors.add(*owner.application, std::move(problem));
    }

    void settle(Owner& owner) {
        owner.errors.close(*owner.application);
        Fact& list = list_of(*owner.application);
        if (!owner.repeated && list.state == FactState::not_given) {
            ++without_rows_;
            if (takes_as_empty()) take_from_file(owner, list);
        }
        list.may_lack_items = owner.joined && anybodys_ + owner.may_own > 0;
        if (list.may_lack_items) may_own_[owner.application] = anybodys_ + owner.may_own;
        if (owner.joined) add_to_hash(owner);
    }

    /// Each decision says what it rests on: a file of which some rows went to nobody.
    void warn_of_rows_left(Application& application) {
        if (result_.rows_left == 0) return;
        const auto own = may_own_.find(&application);
        Name note;
        if (own != may_own_.end()) {
            const std::string rows = std::to_string(own->second);
            note = {",其中 " + rows + " 行可能就是它的,所以此列表按还有未知的项对待",
                    "; " + rows + " of them may be its own, so the list is taken to have further items of which nothing is known"};
        }
        Diagnostic warning = finding(Code::list_may_lack_rows, {{"count", std::to_string(result_.rows_left)}, {"field", list_.name}, {"note", note}});
        warning.place = items_.path;
        application.warnings.push_back(std::move(warning));
    }

    /// What is decided follows from the rows as well as from the application's own text.
    void add_to_hash(Owner& owner) const {
        std::string& hash = owner.application->input_hash;
        hash = sha256_hex(hash + "\n" + list_.name.in(Language::en) + "\n" + owner.row_hashes + (list_of(*owner.application).may_lack_items ? "…\n" : ""));
    }

    /// Not where a row is left: it may belong to whoever seems to have none, under another name.
    [[nodiscard]] bool takes_as_empty() const { return complete_ && result_.rows_left == 0; }

    [[nodiscard]] Name taken_as() const {
        if (takes_as_empty()) return {"空列表", "an empty list"};
        if (!complete_) return {"未提供", "not given"};
        return {"未提供:有的行未能归入申报,此文件不能视为齐全", "not given: some rows went to no application, so the file is not complete"};
    }

    void warn() {
        if (without_rows_ > 0) {
            warn_of_file(finding(Code::list_without_rows,
                                 {{"count", std::to_string(without_rows_)}, {"field", list_.name}, {"taken", taken_as()}}));
        }
        if (without_key_ > 0) {
            warn_of_file(finding(Code::owner_without_key,
                                 {{"count", std::to_string(without_key_)}, {"key", key_.name}, {"field", list_.name}}));
        }
    }
    void warn_of_file(Diagnostic warning) {
        warning.place = items_.path;
        result_.warnings.push_back(std::move(warning));
    }

    [[nodiscard]] Fact& list_of(Application& application) const { return application.facts[list_.index]; }

    ListItems items_;
    const program::Field& list_;
    const program::Field& key_;
    bool complete_;
    const Limits& limits_;
    std::vector<Owner> owners_;
    std::unordered_map<std::string, std::size_t> owner_of_;  ///< by key: the first
    std::unordered_map<std::string, std::vector<std::size_t>> alike_;  ///< owners, by what their keys look like
    std::unordered_map<const Application*, std::size_t> may_own_;      ///< rows left, by who takes them into account
    std::size_t anybodys_ = 0;                                         ///< rows left that may be anybody's
    std::size_t without_rows_ = 0;
    std::size_t without_key_ = 0;
    Joined result_;
};

}  // namespace

program::FieldId field_named(const program::Program& program, program::RecordId record, std::string_view word) {
    const auto target = FieldIndex::of_items(program, record).find_header(word);
    return target ? target->field : program::FieldId();
}

std::optional<Key> key_named(const program::Program& program, program::RecordId record, std::string_view word) {
    const program::FieldId named = field_named(program, record, word);
    const program::FieldId field = named ? named : program.records[record].id_field;
    if (!field || program.fields[field].type.kind == program::Type::Kind::list) return std::nullopt;
    Key key{field, {std::string(word)}};
    if (!named) return key;
    for (const std::string& other : words_of(program.fields[field])) {
        if (other != word) key.words.push_back(other);
    }
    return key;
}

Joined join(ListItems items, std::span<Batch> batches, const program::Program& program, bool complete, const Limits& limits) {
    return Join(std::move(items), program, complete, limits).run(batches);
}

}  // namespace zhunze::facts
