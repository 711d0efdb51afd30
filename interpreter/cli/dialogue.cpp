// SPDX-License-Identifier: Apache-2.0
#include "cli/dialogue.hpp"

#include <algorithm>
#include <istream>
#include <ostream>

#include "base/text.hpp"
#include "explain/names.hpp"
#include "facts/answers.hpp"
#include "facts/words.hpp"

namespace zhunze::cli {

namespace {

using explain::Question;
using plan::Cause;

constexpr int most_tries = 5;              ///< of one question
constexpr std::size_t most_bytes = 4096;   ///< of one answer

facts::FieldPlace place_of(const Cause& cause) {
    facts::FieldPlace place;
    for (const Cause::Step& step : cause.in) place.in.emplace_back(step.list, step.index);
    place.field = cause.field;
    return place;
}

class Dialogue {
public:
    Dialogue(const Judging& judging, facts::Application& application, explain::Asked asked, const Console& console)
        : judging_(judging), application_(application), asked_for_(asked), console_(console), decision_(judging.decide(application)) {}

    void run() {
        if (next()) console_.note(say(Phrase::ask_begin));
        while (const std::optional<Question> question = next()) {
            put(*question);
            if (!settle(*question)) return;
        }
    }

private:
    /// What an answer came to.
    enum class Reply : unsigned char { taken, skipped, again, ended };

    /// The first that has not been asked. A paper that is dated too late stays open, and is not asked for twice.
    [[nodiscard]] std::optional<Question> next() const {
        for (Question& question : explain::open_questions(subject(), asked_for_)) {
            if (std::ranges::find(asked_, question) == asked_.end()) return std::move(question);
        }
        return std::nullopt;
    }

    [[nodiscard]] explain::Case subject() const { return judging_.subject(application_, decision_); }

    void put(const Question& question) {
        asked_.push_back(question);
        console_.note(say(Phrase::ask_question, {{"number", std::to_string(asked_.size())},
                                                  {"label", explain::question_label(subject(), question)},
                                                  {"form", explain::answer_form(*judging_.rules.program, question)}}));
        if (const Name known = explain::known_range(subject(), question); !known.empty()) {
            console_.note(say(Phrase::ask_known, {{"range", known}}));
        }
    }

    /// False where the answers have ended.
    bool settle(const Question& question) {
        for (int tries = 0; tries < most_tries; ++tries) {
            switch (reply_to(question)) {
                case Reply::taken:
                case Reply::skipped: return true;
                case Reply::ended: return false;
                case Reply::again: break;
            }
        }
        console_.note(say(Phrase::ask_given_up));
        return true;
    }

    Reply reply_to(const Question& question) {
        Streams& streams = console_.streams();
        streams.err << "> " << std::flush;
        std::string line;
        if (!std::getline(streams.in, line)) {
            streams.err << '\n';
            return Reply::ended;
        }
        // A terminal shows what is typed; a record of answers that were piped in shows it too.
        if (!streams.in_is_terminal) console_.note(line);
        if (line.size() > most_bytes || invalid_utf8_at(line)) {
            console_.note(say(Phrase::ask_unreadable));
            return Reply::again;
        }
        const std::string word = facts::folded(line);
        if (word == ":q") return Reply::ended;
        if (word == "?") return explain_question(question);
        const bool no_answer = facts::state_word(word) == facts::FactState::not_given || word == "不知道" || word == "未知" || word == "unknown";
        return no_answer ? Reply::skipped : take(question, line);
    }

    Reply explain_question(const Question& question) {
        Name rules;
        for (const program::RuleId id : question.rules) {
            const Name& name = judging_.rules.program->rules[id].name;
            rules.zh += (rules.zh.empty() ? "" : "、") + name.in(Language::zh);
            rules.en += (rules.en.empty() ? "" : ", ") + name.in(Language::en);
        }
        console_.note(say(Phrase::ask_why, {{"rules", rules}}));
        return Reply::again;
    }

    /// An answer that cannot be read, or with which the facts contradict each other, leaves the application as it was.
    Reply take(const Question& question, const std::string& line) {
        facts::Application changed = application_;
        const std::optional<Diagnostic> problem = question.cause.kind == Cause::Kind::evidence
            ? facts::answer_evidence(changed, question.cause.evidence, line)
            : facts::answer_field(*judging_.rules.program, changed, place_of(question.cause), line);
        if (problem) return refuse({*problem});
        evaluate::Decision decision = judging_.decide(changed);
        if (!decision.errors.empty()) return refuse(decision.errors);
        application_ = std::move(changed);
        decision_ = std::move(decision);
        return Reply::taken;
    }

    Reply refuse(const std::vector<Diagnostic>& findings) {
        for (const explain::Notice& notice : explain::notices_of(findings)) {
            console_.note(say(Phrase::ask_refused, {{"problem", notice.message.in(console_.language())}}));
        }
        return Reply::again;
    }

    [[nodiscard]] std::string say(Phrase which, const Arguments& arguments = {}) const { return console_.say(which, arguments); }

    const Judging& judging_;
    facts::Application& application_;
    explain::Asked asked_for_;
    const Console& console_;
    evaluate::Decision decision_;
    std::vector<Question> asked_;
};

}  // namespace

void ask_for_facts(const Judging& judging, facts::Application& application, explain::Asked asked, const Console& console) {
    Dialogue(judging, application, asked, console).run();
}

}  // namespace zhunze::cli
