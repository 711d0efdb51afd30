// SPDX-License-Identifier: Apache-2.0
#include "check/glued.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "program/units.hpp"
#include "syntax/words.hpp"

namespace zhunze::check {

namespace {

constexpr std::size_t longest_word = 64;  ///< code points; a longer run is no slip of the space bar

struct Splitter {
    Context& context;
    std::set<std::string> words;
    std::u32string text;
    /// For each start, how many splits of the rest there are (at most two are counted), and the first one found.
    std::vector<int> count;
    std::vector<std::size_t> next;

    std::string part(std::size_t from, std::size_t to) const { return to_utf8(std::u32string_view(text).substr(from, to - from)); }

    bool is_unit(std::size_t from, std::size_t to) const { return context.units.find(context.program, part(from, to)).has_value(); }

    static bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

    bool is_word(std::size_t from, std::size_t to) const {
        // A unit belongs to the number before it; alone it can only begin a run whose number the lexer has already taken off.
        const bool unit_first = from == 0 && is_unit(from, to);
        if (!is_digit(text[from])) return unit_first || words.contains(part(from, to));
        std::size_t end_of_digits = from;
        while (end_of_digits < to && is_digit(text[end_of_digits])) ++end_of_digits;
        return end_of_digits == to || is_unit(end_of_digits, to);
    }

    /// A digit run is not cut in two, nor a number from its unit's scale.
    bool may_cut(std::size_t at) const { return !(is_digit(text[at - 1]) && is_digit(text[at])); }

    void run() {
        const std::size_t size = text.size();
        count.assign(size + 1, 0);
        next.assign(size + 1, size);
        count[size] = 1;
        for (std::size_t from = size; from-- > 0;) {
            for (std::size_t to = from + 1; to <= size; ++to) {
                if (count[to] == 0 || (to < size && !may_cut(to)) || !is_word(from, to)) continue;
                if (count[from] == 0) next[from] = to;
                count[from] = std::min(2, count[from] + count[to]);
            }
        }
    }

    std::string joined() const {
        std::string result;
        for (std::size_t at = 0; at < text.size(); at = next[at]) result += (at ? " " : "") + part(at, next[at]);
        return result;
    }
};

}  // namespace

bool report_glued(Context& context, program::ModuleId module, const std::vector<program::RecordId>& records, const syntax::Ident& word) {
    Splitter splitter{context, {syntax::joining_words().begin(), syntax::joining_words().end()}, to_code_points(word.text), {}, {}};
    if (splitter.text.size() < 2 || splitter.text.size() > longest_word) return false;
    for (const std::string& name : visible_names(context, module, Space::value)) splitter.words.insert(name);
    for (const program::RecordId record : records) {
        for (const program::FieldId field : context.program.records[record].fields) {
            const Name& name = context.program.fields[field].name;
            splitter.words.insert({name.zh, name.en});
        }
    }
    splitter.words.erase("");
    splitter.run();
    if (splitter.count.front() != 1 || splitter.next.front() == splitter.text.size()) return false;
    Diagnostic& diagnostic = context.sink.report(Code::glued_words, word.span, {{"name", word.text}});
    diagnostic.hints.push_back({word.span, LabelText::split_as, {{"text", splitter.joined()}}});
    diagnostic.fix = Fix{word.span, splitter.joined()};
    return true;
}

}  // namespace zhunze::check
