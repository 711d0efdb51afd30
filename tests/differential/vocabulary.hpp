// SPDX-License-Identifier: Apache-2.0
// What every generated module is about: a case with lists of items, and items with lists of parts.
#pragma once

#include <string>
#include <vector>

#include "base/language.hpp"

namespace zhunze::differential {

/// The types that are generated.
enum class Sort { truth, number, money, area, density, days, months, date, grade, colour, place, text, question, list };

/// Where a name means something by itself.
enum class Place { anywhere, application, item, part };

/// What can be named: fields, definitions, parameters, the question.
struct Named {
    Name name;
    Sort sort = Sort::truth;
    Place place = Place::application;
    bool field = false;              ///< has a state that 已知 can ask for
    Place items = Place::anywhere;   ///< of a list: of what
};

struct RecordText {
    Name name;
    Place place;
    struct FieldText {
        const char* zh;
        const char* en;
        Sort sort;
        const char* type;
        Place items = Place::anywhere;
    };
    std::vector<FieldText> fields;
};
/// The case first.
const std::vector<RecordText>& record_texts();

/// Enums, a taxonomy, a question and constants: the same in every module.
std::string common_declarations();
/// The fields of all records, and what common_declarations has.
std::vector<Named> common_names();
/// The data file of the taxonomy.
std::string places_file();

/// Every sort that a parameter may have, and how its type is written.
const std::vector<std::pair<Sort, std::string>>& value_types();

/// The sorts of numbers.
bool is_quantity(Sort sort);

}  // namespace zhunze::differential
