// SPDX-License-Identifier: Apache-2.0
#include "differential/version_text.hpp"

#include <algorithm>

namespace zhunze::differential {

const std::vector<Change>& changes() {
    static const std::vector<Change> all{{"0001-01-01", ""},           {"2019-07-01", "2019-06-30"}, {"2020-01-01", "2019-12-31"},
                                         {"2020-04-01", "2020-03-31"}, {"2020-06-15", "2020-06-14"}, {"2020-07-01", "2020-06-30"},
                                         {"2021-01-01", "2020-12-31"}};
    return all;
}

std::vector<Change> some_changes(Random& random, std::size_t most) {
    std::vector<Change> chosen;
    for (const Change& change : changes()) {
        if (chosen.size() < most && random.once_in(2)) chosen.push_back(change);
    }
    return chosen;
}

namespace {

class ParameterWriter {
public:
    ParameterWriter(Author& author, Name name, Sort sort, const std::string& type)
        : author_(author), name_(std::move(name)), sort_(sort), type_(type), days_(some_changes(author.random, author.random.below(4))) {}

    void write(ParametersText& text) {
        const std::size_t amended_from = author_.random.once_in(2) || days_.empty() ? days_.size() : author_.random.below(days_.size());
        text.declared += author_.say("参数 ", "parameter ") + Author::declared(name_) + " : " + type_ + versions(0, amended_from) + '\n';
        if (amended_from == days_.size()) return;
        text.amended += author_.say("修订 ", "amend ") + author_.spelled(name_) + versions(amended_from, days_.size()) + '\n';
    }

private:
    std::string versions(std::size_t from, std::size_t to) {
        if (from == to) return "";
        std::string text = " {\n";
        for (std::size_t i = from; i < to; ++i) text += version(i);
        return text + '}';
    }

    std::string version(std::size_t index) {
        Random& random = author_.random;
        std::string text = author_.say("  自 ", "  from ") + days_[index].day;
        const std::string last = index + 1 < days_.size() ? days_[index + 1].before : random.pick<std::string>({"2021-02-28", "9999-12-31"});
        if (random.once_in(3)) text += author_.say(" 至 ", " to ") + last;
        if (value_.empty() || !random.once_in(3)) value_ = author_.expressions.literal(sort_);
        text += " : " + value_;
        if (random.once_in(2)) text += ' ' + author_.cites();
        return text + '\n';
    }

    Author& author_;
    Name name_;
    Sort sort_;
    const std::string& type_;
    std::vector<Change> days_;
    std::string value_;  ///< often the same again
};

}  // namespace

ParametersText parameters_text(Author& author) {
    ParametersText text;
    int number = 0;
    for (const auto& [sort, type] : value_types()) {
        ++number;
        const Name name{"参数" + std::to_string(number), "par_" + std::to_string(number)};
        ParameterWriter(author, name, sort, type).write(text);
        author.names.push_back({name, sort, Place::anywhere});
    }
    return text;
}

}  // namespace zhunze::differential
