// SPDX-License-Identifier: Apache-2.0
#include "differential/norm_text.hpp"

namespace zhunze::differential {

std::string condition_text(Author& author, bool cited) { return author.expressions.write(Sort::truth, author.size.depth, cited); }

namespace {

std::string equation(Author& author) {
    static const std::vector<std::pair<Name, Sort>> subjects{{{"颜色", "c"}, Sort::colour}, {{"颜色", "c"}, Sort::colour},
                                                             {{"是一", "p"}, Sort::truth},  {{"数一", "x"}, Sort::number},
                                                             {{"起日", "d"}, Sort::date},   {{"字", "t"}, Sort::text}};
    const auto& [name, sort] = author.random.pick(subjects);
    const std::string other = author.random.once_in(4) ? author.expressions.name(sort) : author.expressions.literal(sort);
    return author.operation(Operator::equal, {author.spelled(name), other});
}

}  // namespace

std::string stock_content(Author& author) {
    switch (author.random.below(6)) {
        case 0: return author.expressions.name(Sort::truth);
        case 1: return author.operation(Operator::negation, {author.expressions.name(Sort::truth)});
        case 2: return author.say("是一", "p");
        case 3: return author.operation(Operator::not_equal, {author.say("颜色", "c"), author.say("红", "red")});
        default: return equation(author);
    }
}

std::string norm_text(Author& author, const std::string& grant, bool cited, bool plain) {
    Random& random = author.random;
    const std::string principle = random.once_in(4) ? author.say("原则上 ", "in principle ") : "";
    const auto content = [&] { return !plain && random.once_in(2) ? condition_text(author, cited) : stock_content(author); };
    switch (plain ? 2 + random.below(4) : random.below(6)) {
        case 0: return author.say("宜 ", "advise ") + content();
        case 1: return author.say("给予 ", "grant ") + grant + " \"补助\"";
        case 2:
        case 3: return principle + author.say("禁止 ", "forbid ") + content();
        default: return principle + author.say("应当 ", "require ") + content();
    }
}

std::string evidence_text(Author& author) {
    static const std::vector<std::string> papers{"\"证明\"", "\"批文\"", "\"认定材料\""};
    std::string text;
    for (std::size_t wanted = author.random.below(3); wanted > 0; --wanted) {
        text += (text.empty() ? author.say(" 凭 ", " with evidence ") : ", ") + author.random.pick(papers);
    }
    return text;
}

}  // namespace zhunze::differential
