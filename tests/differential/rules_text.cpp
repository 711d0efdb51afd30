// SPDX-License-Identifier: Apache-2.0
#include "differential/rules_text.hpp"

#include <algorithm>
#include <optional>

#include "differential/norm_text.hpp"
#include "differential/version_text.hpp"
#include "differential/writing_out.hpp"

namespace zhunze::differential {

namespace {

struct WrittenRule {
    Name name;
    bool cited = false;
    std::string trigger, norm;
    std::string scopes;                ///< of all versions
    std::vector<Name> exceptions;      ///< 除非 of its first version
    std::string replacement;           ///< by an exception of no source of its own
    std::vector<Change> amendments;
};

class RulesWriter {
public:
    explicit RulesWriter(Author& author) : author_(author), random_(author.random), plain_(author.random.once_in(4)), ranked_(!plain_ || author.random.once_in(2)) {}

    RulesText text() {
        author_.expressions.about(Place::application);
        name_rules();
        for (std::size_t i = 0; i < rules_.size(); ++i) rule(i);
        for (WrittenRule& rule : rules_) {
            for (std::size_t i = 0; i < rule.amendments.size(); ++i) amendment(rule, i);
        }
        for (std::size_t i = plain_ ? random_.below(2) : random_.below(2 * rules_.size() + 2); i > 0 && !rules_.empty(); --i) exception();
        return std::move(text_);
    }

private:
    std::string say(const std::string& zh, const std::string& en) { return author_.say(zh, en); }

    void name_rules() {
        for (int i = 0; i < author_.size.rules; ++i) {
            const std::string number = std::to_string(i);
            rules_.push_back({{"规" + number, "rule_" + number}, ranked_ && !random_.once_in(4), {}, {}, {}, {}, {}, {}});
            ranks_.push_back(random_.below(100) * 100 + static_cast<std::size_t>(i));
        }
    }

    // ---- rules ----

    void rule(std::size_t index) {
        WrittenRule& rule = rules_[index];
        std::string& text = text_.declared;
        text += say("规则 ", "rule ") + Author::declared(rule.name) + say(" 针对 案件 {", " on Case {") + '\n';
        if (rule.cited) text += "  " + author_.cites() + '\n';
        text += period(rule);
        if (!plain_ && random_.once_in(3)) rule.scopes = say("  适用 ", "  applies when ") + condition_text(author_, rule.cited) + '\n';
        text += rule.scopes;
        if (!plain_ && random_.once_in(2)) rule.trigger = say("当 ", "when ") + condition_text(author_, rule.cited);
        rule.norm = norm(rule.cited, plain_);
        text += (rule.trigger.empty() ? "" : "  " + rule.trigger + '\n') + "  " + rule.norm + '\n' + precedence(index);
        for (std::size_t i = plain_ ? 0 : random_.pick<std::size_t>({0, 0, 1, 2}); i > 0; --i) {
            rule.exceptions.push_back(exception_name("例"));
            text += inline_exception(rule.exceptions.back(), rule.cited);
        }
        text += "}\n";
    }

    /// Also settles when it is amended: after it begins.
    std::string period(WrittenRule& rule) {
        const bool own = random_.once_in(3);
        if (random_.once_in(4)) {
            for (std::size_t i = own ? 3 : 5; i < changes().size(); ++i) {
                if (random_.once_in(2)) rule.amendments.push_back(changes()[i]);
            }
        }
        if (!own) return "";
        if (rule.amendments.empty() && random_.once_in(10)) {
            return say("  施行 0001-01-01 至 9999-12-31", "  in force 0001-01-01 to 9999-12-31") + '\n';
        }
        if (rule.amendments.empty()) return plain_ ? "" : "  " + author_.period() + '\n';
        const std::string last = random_.once_in(2) ? "" : say(" 至 ", " to ") + rule.amendments.front().before;
        return say("  施行 ", "  in force ") + changes()[random_.below(3)].day + last + '\n';
    }

    std::string norm(bool cited, bool plain) {
        const std::string number = std::to_string(++grants_);
        return norm_text(author_, Author::declared({"补助" + number, "aid_" + number}), cited, plain);
    }

    /// In an order of all rules, so that no circle comes about.
    std::string precedence(std::size_t index) {
        std::string special, first;
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            if (!ranked_ || ranks_[i] <= ranks_[index] || !random_.once_in(plain_ ? 3 : 5)) continue;
            std::string& list = random_.once_in(3) ? first : special;
            list += (list.empty() ? "" : ", ") + author_.spelled(rules_[i].name);
        }
        return (special.empty() ? "" : say("  特别于 ", "  special to ") + special + '\n') +
               (first.empty() ? "" : say("  优先于 ", "  overrides ") + first + '\n');
    }

    // ---- exceptions ----

    Name exception_name(const std::string& zh) {
        const std::string number = std::to_string(++exceptions_);
        return {zh + number, "except_" + number};
    }

    std::string inline_exception(const Name& name, bool cited) {
        const bool own_source = random_.once_in(3);
        return say("  除非 ", "  unless ") + Author::declared(name) + claim(cited, own_source) + '\n';
    }

    /// From its condition on.
    std::string claim(bool cited, bool own_source) {
        if (random_.once_in(4)) return say(" 当 ", " when ") + author_.expressions.name(Sort::truth) + (own_source ? ' ' + author_.cites() : "");
        return say(" 当 ", " when ") + author_.expressions.write(Sort::truth, author_.size.depth / 2, cited || own_source) +
               evidence_text(author_) + (own_source ? ' ' + author_.cites() : "") + (random_.once_in(4) ? ' ' + author_.period() : "");
    }

    void exception() {
        // Several on one rule meet each other.
        WrittenRule& rule = rules_[random_.once_in(2) ? 0 : random_.below(rules_.size())];
        const bool own_source = random_.once_in(3);
        const Name name = exception_name("外");
        std::string bearing;
        const std::vector<std::string> lifted = targets(rule);
        if (!lifted.empty() && random_.once_in(2)) {
            bearing = say(" 针对例外 ", " to ") + random_.pick(lifted) + say(" 恢复", " reinstate");
        } else {
            bearing = say(" 针对规则 ", " to ") + author_.spelled(rule.name) + ' ' +
                      (random_.once_in(3) ? say("豁免", "exempt") : say("改为 ", "replace ") + some_replacement(rule, own_source));
        }
        text_.later += say("例外 ", "exception ") + Author::declared(name) + bearing + claim(rule.cited, own_source) + '\n';
        separate_.emplace_back(rule.name.en, name);
    }

    /// The exceptions of the rule so far.
    std::vector<std::string> targets(const WrittenRule& rule) {
        std::vector<std::string> all;
        for (const Name& name : rule.exceptions) all.push_back(author_.spelled(rule.name) + '.' + author_.spelled(name));
        for (const auto& [of, name] : separate_) {
            if (of == rule.name.en) all.push_back(author_.spelled(name));
        }
        return all;
    }

    /// Now and then the same again: exceptions of one effect act as one.
    std::string some_replacement(WrittenRule& rule, bool own_source) {
        if (own_source) return replacement(rule, own_source);
        if (rule.replacement.empty() || !random_.once_in(3)) rule.replacement = replacement(rule, own_source);
        return rule.replacement;
    }

    std::string replacement(const WrittenRule& rule, bool own_source) {
        const bool cited = rule.cited || own_source;
        const std::string trigger = say("当 ", "when ") + author_.expressions.write(Sort::truth, 2, cited);
        const std::string norm = this->norm(cited, random_.once_in(2));
        const std::vector<Rebinding> rebound = rebindings(rule.trigger + ' ' + rule.norm, rule.scopes, cited);
        if (!rebound.empty() && !random_.once_in(4)) {
            const std::string named = named_anew(rebound);
            return author_.writes_out && !own_source ? in_full(rule, rebound).value_or(named) : named;
        }
        // What is written anew may use what is given another value.
        const std::vector<Rebinding> in_norm = rebindings(norm, rule.scopes, cited);
        switch (random_.below(4)) {
            case 0: return "{ " + trigger + " }";
            case 1: return "{ " + norm + "; " + trigger + " }";
            case 2: return in_norm.empty() ? norm : "{ " + named_anew({in_norm.front()}) + "; " + norm + " }";
            default: return norm;
        }
    }

    std::string named_anew(const std::vector<Rebinding>& rebound) {
        std::string text;
        for (const Rebinding& one : rebound) text += (text.empty() ? "" : "; ") + author_.spelled(one.name) + " = " + one.value;
        return rebound.size() == 1 ? text : "{ " + text + " }";
    }

    /// The trigger and the norm with the new values. Of several versions each has its own.
    std::optional<std::string> in_full(const WrittenRule& rule, const std::vector<Rebinding>& rebound) const {
        const auto trigger = written_out(author_, rule.trigger, rebound);
        const auto norm = written_out(author_, rule.norm, rebound);
        if (!trigger || !norm || !rule.amendments.empty()) return std::nullopt;
        return "{ " + (trigger->empty() ? "" : *trigger + "; ") + *norm + " }";
    }

    /// New values for one or two of the parameters and definitions that the text uses, directly or through others, and the scope does not.
    std::vector<Rebinding> rebindings(const std::string& text, const std::string& scopes, bool cited) {
        std::vector<Named> used;
        for (const Named& named : author_.names) {
            const bool can_be = !named.field && named.sort != Sort::question;
            if (can_be && uses(author_, text, named.name) && !uses(author_, scopes, named.name)) used.push_back(named);
        }
        std::vector<Rebinding> rebound;
        if (used.empty()) return rebound;
        const Named& first = random_.pick(used);
        const Named& second = random_.pick(used);
        rebound.push_back({first.name, new_value(first, cited)});
        // What is used only by the other counts no more once that has another value.
        const bool both = says(text, first.name) && says(text, second.name) && first.name.en != second.name.en;
        if (both) rebound.push_back({second.name, new_value(second, cited)});
        return rebound;
    }

    std::string new_value(const Named& named, bool cited) {
        author_.expressions.about(named.place == Place::anywhere ? Place::application : named.place);
        const bool plain = operators_for(named.sort, cited).empty() || random_.once_in(2);
        const std::string value = plain ? author_.expressions.literal(named.sort) : author_.expressions.write(named.sort, 2, cited);
        author_.expressions.about(Place::application);
        return value;
    }

    // ---- amendments ----

    void amendment(WrittenRule& rule, std::size_t index) {
        std::string& text = text_.later;
        const bool own_source = random_.once_in(3);
        const bool cited = rule.cited || own_source;
        const bool last = index + 1 == rule.amendments.size();
        const std::string end = last ? random_.pick<std::string>({"2021-02-28", "9999-12-31"}) : rule.amendments[index + 1].before;
        text += say("修订 ", "amend ") + author_.spelled(rule.name) + " {\n" + say("  施行 ", "  in force ") + rule.amendments[index].day +
                (random_.once_in(3) ? say(" 至 ", " to ") + end : "") + '\n';
        if (own_source) text += "  " + author_.cites() + '\n';
        const std::string scope = random_.once_in(4) ? say("  适用 ", "  applies when ") + condition_text(author_, cited) + '\n' : "";
        text += scope;
        rule.scopes += scope;
        if (random_.once_in(2)) text += say("  当 ", "  when ") + condition_text(author_, cited) + '\n';
        if (random_.once_in(2)) text += "  " + norm(cited, plain_) + '\n';
        if (!rule.exceptions.empty() && random_.once_in(2)) text += inline_exception(random_.pick(rule.exceptions), cited);
        if (random_.once_in(3)) text += inline_exception(exception_name("例"), cited);
        text += "}\n";
    }

    Author& author_;
    Random& random_;
    const bool plain_;  ///< rules without scope, trigger and 除非: what they want is all that counts
    const bool ranked_;  ///< some go before others; else, where they are plain, they bind on every day
    RulesText text_;
    std::vector<WrittenRule> rules_;
    std::vector<std::size_t> ranks_;
    std::vector<std::pair<std::string, Name>> separate_;  ///< exceptions declared on their own, by the English name of the rule
    int exceptions_ = 0, grants_ = 0;
};

}  // namespace

RulesText rules_text(Author& author) { return RulesWriter(author).text(); }

}  // namespace zhunze::differential
