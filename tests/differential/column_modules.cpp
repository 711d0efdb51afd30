// SPDX-License-Identifier: Apache-2.0
#include "differential/column_modules.hpp"

#include <algorithm>

#include "differential/column_declarations.hpp"

namespace zhunze::differential {

namespace {

class ColumnModuleWriter {
public:
    explicit ColumnModuleWriter(Random& random) : random_(random), expressions_(random, names_) {}

    std::string text() {
        std::string text = column_vocabulary(random_, names_) + column_parameters(random_, names_, expressions_);
        for (int i = static_cast<int>(random_.below(3)); i > 0; --i) text += column_table(random_, names_, expressions_, i);
        for (int i = static_cast<int>(random_.below(6)); i > 0; --i) text += column_definition(random_, names_, expressions_, i);
        // Many of one kind, so that an index pays: by default only then are rows told apart.
        const bool regional = random_.once_in(12);
        const std::size_t count = regional ? 12 + random_.below(9) : 1 + random_.below(5);
        for (std::size_t i = 0; i < count; ++i) text += rule(i, regional);
        for (std::size_t i = random_.below(4); i > 0; --i) {
            // What changes a rule matters twice where that goes before another.
            later_ += exception(preceding_.empty() || random_.once_in(2) ? random_.below(count) : random_.pick(preceding_));
        }
        return text + later_;
    }

private:
    static std::string name_of(std::size_t rule) { return "rule" + std::to_string(rule); }

    std::string condition(int depth, bool bounded) {
        if (random_.once_in(3)) return expressions_.membership() + " 且 " + expressions_.condition(depth - 1, bounded);
        return expressions_.condition(depth, bounded);
    }

    std::string rule(std::size_t index, bool regional) {
        const bool cited = !random_.once_in(4);
        bounded_.push_back(cited);
        std::string text = "规则 " + name_of(index) + " 针对 App {\n";
        // One that cites s4 first still reads 以下 as the next does.
        if (cited) text += std::string("  依据 ") + (random_.once_in(6) ? "s4, " : "") + "s" + std::to_string(1 + random_.below(3)) + '\n';
        const bool amended = random_.once_in(6);
        if (amended || random_.once_in(6)) {
            text += random_.pick<std::string>({"  施行 2020-01-01", "  施行 2019-07-01"}) +
                    (amended ? "" : random_.pick<std::string>({"", " 至 2020-06-30", " 至 2021-01-31"})) + '\n';
        }
        if (regional) text += "  适用 " + scope(index) + '\n';
        else if (random_.once_in(3)) text += "  适用 " + condition(1, cited) + '\n';
        if (!random_.once_in(5)) text += "  当 " + condition(regional ? 0 : random_.pick<int>({0, 1, 1, 2}), cited) + '\n';
        text += "  " + norm(cited) + '\n' + precedence(index);
        for (std::size_t i = random_.pick<std::size_t>({0, 0, 0, 1, 2}); i > 0; --i) {
            exceptions_.push_back({index, name_of(index) + ".but" + std::to_string(++exception_count_)});
            text += "  除非 but" + std::to_string(exception_count_) + claim(index) + '\n';
        }
        if (amended) later_ += amendment(index);
        return text + "}\n";
    }

    std::string scope(std::size_t index) {
        std::string text = expressions_.membership();
        if (random_.once_in(3)) text += " 且 " + expressions_.membership();
        if (random_.once_in(4)) text += " 且 " + expressions_.condition(0, bounded_[index]);
        return text;
    }

    std::string norm(bool bounded) {
        const std::string principle = random_.once_in(4) ? "原则上 " : "";
        switch (random_.below(8)) {
            case 0: return "宜 " + content(bounded);
            case 1: return "给予 aid" + std::to_string(++grants_) + " \"补助\"";
            case 2:
            case 3:
            case 4: return principle + "禁止 " + content(bounded);
            default: return principle + "应当 " + content(bounded);
        }
    }

    /// Now and then one that another rule has too: two rules may want opposite things.
    std::string content(bool bounded) {
        switch (random_.below(5)) {
            case 0: return random_.pick<std::string>({"p", "非 p", "q", "非 r"});
            case 1: return "hue 是 " + random_.pick<std::string>({"red", "green", "blue"});
            default: return expressions_.condition(1, bounded);
        }
    }

    std::string precedence(std::size_t index) {
        if (index == 0 || !random_.once_in(4)) return "";
        preceding_.push_back(index);
        return (random_.once_in(3) ? "  特别于 " : "  优先于 ") + name_of(random_.below(index)) + '\n';
    }

    /// Mostly without papers, of which columns know nothing.
    std::string claim(std::size_t rule, bool seldom = false) {
        std::string text = " 当 " + (seldom ? expressions_.membership() + " 且 " : "") + condition(1, bounded_[rule]);
        if (random_.once_in(12)) text += " 凭 \"证明\"";
        if (random_.once_in(6)) text += " 施行 2020-03-01" + random_.pick<std::string>({"", " 至 2020-12-31"});
        return text;
    }

    std::string amendment(std::size_t index) {
        std::string text = "修订 " + name_of(index) + " {\n  施行 " + random_.pick<std::string>({"2020-06-15", "2020-07-01", "2020-03-01"}) + '\n';
        if (random_.once_in(2)) text += "  当 " + condition(1, bounded_[index]) + '\n';
        return text + "  " + norm(bounded_[index]) + "\n}\n";
    }

    std::string exception(std::size_t rule) {
        const std::string name = "exc" + std::to_string(++exception_count_);
        std::string text = "例外 " + name + ' ';
        std::vector<std::string> targets;
        for (const auto& [of, target] : exceptions_) {
            if (of == rule) targets.push_back(target);
        }
        exceptions_.push_back({rule, name});
        if (!targets.empty() && random_.once_in(2)) return text + "针对例外 " + random_.pick(targets) + " 恢复" + claim(rule) + '\n';
        text += "针对规则 " + name_of(rule) + ' ';
        if (!random_.once_in(3)) return text + "豁免" + claim(rule) + '\n';
        const std::string trigger = "当 " + condition(1, bounded_[rule]);
        return text + "改为 " + (random_.once_in(2) ? norm(bounded_[rule]) : "{ " + trigger + " }") + claim(rule, true) + '\n';
    }

    Random& random_;
    ColumnNames names_;
    ColumnExpressions expressions_;
    std::vector<std::size_t> preceding_;  ///< rules that go before others
    std::vector<bool> bounded_;  ///< by rule: whether it cites a source that says how 以下 reads
    std::vector<std::pair<std::size_t, std::string>> exceptions_;
    int exception_count_ = 0, grants_ = 0;
    std::string later_;
};

}  // namespace

std::vector<engine::MemoryFile> column_module(Random& random) {
    return {{"columns.zz", ColumnModuleWriter(random).text()}, {"places.csv", column_places()}};
}

}  // namespace zhunze::differential
