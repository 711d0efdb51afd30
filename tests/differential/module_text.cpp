// SPDX-License-Identifier: Apache-2.0
#include "differential/module_text.hpp"

#include "differential/definition_text.hpp"
#include "differential/norm_text.hpp"
#include "differential/rules_text.hpp"
#include "differential/table_text.hpp"
#include "differential/version_text.hpp"

namespace zhunze::differential {

namespace {

class ModuleWriter {
public:
    ModuleWriter(Random& random, const Size& size, bool writes_out) : author_(random, size), random_(random) { author_.writes_out = writes_out; }

    std::vector<engine::MemoryFile> files() {
        std::string text = say("模块 生成 又名 generated", "module generated aka 生成") + '\n' + common_declarations();
        for (const Name& source : author_.sources) text += document(source);
        const ParametersText parameters = parameters_text(author_);
        text += parameters.declared;
        std::vector<engine::MemoryFile> files{{"generated.zz", ""}, {"places.csv", places_file()}};
        for (std::size_t i = random_.below(5); i > 0; --i) {
            TableText table = table_text(author_, static_cast<int>(i));
            text += table.declared;
            if (table.data) files.push_back(std::move(*table.data));
        }
        for (const RecordText& one : record_texts()) text += record(one);
        text += definitions();
        const RulesText rules = rules_text(author_);
        text += rules.declared;
        const std::string later = parameters.amended + rules.later;
        if (random_.once_in(3)) {
            files.push_back({"later.zz", say("模块 后来 又名 later", "module later aka 后来") + '\n' + say("引用 生成", "use generated") + '\n' + later});
        } else {
            text += later;
        }
        files.front().content = std::move(text);
        return files;
    }

private:
    std::string say(const std::string& zh, const std::string& en) { return author_.say(zh, en); }

    std::string document(const Name& name) {
        std::string text = say("文件 ", "source ") + Author::declared(name) + " \"某文件\" {\n  " + say("本数 ", "boundary ") +
                           random_.pick<std::string>({"包含", "不包含", "待决", "included", "excluded", "undecided"}) + '\n';
        if (!random_.once_in(3)) text += say("  公布 ", "  issued ") + random_.pick<std::string>({"2018-01-01", "2019-12-01", "2020-06-01"}) + '\n';
        if (random_.once_in(2)) text += "  " + author_.period() + '\n';
        if (random_.once_in(5)) text += say("  废止 ", "  repealed ") + author_.later_day() + '\n';
        return text + "}\n";
    }

    // ---- records ----

    std::string record(const RecordText& record) {
        author_.expressions.about(record.place);
        std::string text = say("记录 ", "record ") + Author::declared(record.name) + " {\n";
        for (const RecordText::FieldText& field : record.fields) {
            text += "  " + Author::declared({field.zh, field.en}) + " : " + field.type + '\n';
        }
        const bool outermost = record.place == Place::application;
        if (outermost && random_.once_in(2)) text += "  基准 又名 on_day : 日期 作为基准日\n";
        const std::size_t invariants = outermost ? random_.below(5) : random_.pick<std::size_t>({0, 0, 1});
        for (std::size_t i = invariants; i > 0; --i) text += say("  其中 ", "  where ") + invariant() + '\n';
        return text + "}\n";
    }

    /// What bounds one field by others, in all the forms bounds are read from.
    std::string bound() {
        const Operator op = random_.pick<Operator>({Operator::less, Operator::less_or_equal, Operator::less_or_equal, Operator::greater,
                                                    Operator::greater_or_equal, Operator::equal});
        const Sort sort = random_.pick<Sort>({Sort::number, Sort::money, Sort::money, Sort::area, Sort::density, Sort::days});
        std::vector<std::string> sides{author_.expressions.name(sort),
                                       author_.expressions.write(sort, static_cast<int>(random_.below(3)), false)};
        if (random_.once_in(3)) std::swap(sides[0], sides[1]);
        return author_.operation(op, sides);
    }

    std::string invariant() {
        switch (random_.below(6)) {
            case 0: return author_.operation(Operator::both, {bound(), bound()});
            case 1: return author_.operation(Operator::either, {bound(), condition_text(author_, false)});
            case 2:
                return author_.operation(Operator::between,
                                         {author_.expressions.name(Sort::number), author_.expressions.literal(Sort::number), "100"});
            default: return bound();
        }
    }

    /// Those of items first, so that the others may speak of them.
    std::string definitions() {
        std::string text;
        int number = 0;
        const std::vector<RecordText>& records = record_texts();
        for (std::size_t i = records.size() - 1; i > 0; --i) {
            for (int count = (author_.size.definitions + 4) / 5; count > 0; --count) text += definition_text(author_, records[i], number++);
        }
        for (int i = 0; i < author_.size.definitions; ++i) text += definition_text(author_, records.front(), number++);
        return text;
    }

    Author author_;
    Random& random_;
};

}  // namespace

std::vector<engine::MemoryFile> random_module(Random& random, const Size& size, bool writes_out) {
    return ModuleWriter(random, size, writes_out).files();
}

}  // namespace zhunze::differential
