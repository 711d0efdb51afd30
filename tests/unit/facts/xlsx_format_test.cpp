// SPDX-License-Identifier: Apache-2.0
#include "facts/xlsx_format.hpp"

#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"

namespace zhunze::facts {
namespace {

/// `number`, `percent`, `date` …, then the literals around the number, `/1000` and how many zeros.
std::string described(const NumberFormat& format) {
    static const char* const kinds[] = {"number", "percent", "date", "moment", "time"};
    std::string text = kinds[static_cast<std::size_t>(format.kind)];
    if (!format.before.empty()) text += " <" + format.before;
    if (!format.after.empty()) text += " >" + format.after;
    if (format.in_thousands) text += " /1000";
    if (format.zeros > 0) text += " zeros " + std::to_string(format.zeros);
    if (format.alters_digits) text += " altered";
    if (format.whole_date) text += " whole";
    return text;
}

}  // namespace

TEST_CASE("what number formats show", "[facts][xlsx]") {
    const std::vector<std::pair<const char*, const char*>> cases{
        {"General", "number"},
        {"G/通用格式", "number"},
        {"general\"万元\"", "number >万元"},
        {"G/通用格式\"亩\"", "number >亩"},
        {"0", "number zeros 1"},
        {"000000", "number zeros 6"},
        {"0.00", "number"},
        {"#,##0.00", "number"},
        {"#,##0_);(#,##0)", "number"},
        {"#,##0.00_);[Red](#,##0.00)", "number"},
        {"0.00E+00", "number"},
        {"# ?/?", "number"},
        {"@", "number"},
        {"", "number"},
        {"0.00%", "percent"},
        {"0.00\"%\"", "number >%"},
        {"0.00\"万元\"", "number >万元"},
        {"0.00万元", "number >万元"},
        {"0\\亩", "number >亩 zeros 1"},
        {"0.00\" 万元\"_ ", "number >万元"},
        {"\"¥\"#,##0.00", "number <¥"},
        {"[$¥-804]#,##0.00", "number <¥"},
        {"[$$-409]#,##0.00", "number <$"},
        {"_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* \"-\"??_ ;_ @_ ", "number <¥"},
        {"#,##0,", "number /1000"},
        {"0.0,\"千元\"", "number >千元 /1000"},
        {"0!.0,\"万\"", "number >.万 /1000 altered"},
        {"yyyy/m/d", "date whole"},
        {"yyyy\"年\"m\"月\"d\"日\"", "date whole"},
        {"yyyy\"年\"m\"月\"", "date"},
        {"m\"月\"d\"日\"", "date"},
        {"[$-804]yyyy\"年\"m\"月\"d\"日\";@", "date whole"},
        {"[$-F800]dddd, mmmm dd, yyyy", "date whole"},
        {"[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "date whole"},
        {"mmm-yy", "date"},
        {"aaaa", "date"},
        {"yyyy-mm-dd hh:mm", "moment whole"},
        {"yyyy-dd hh:mm", "moment"},
        {"m/d h:mm AM/PM", "moment"},
        {"e/m/d", "date whole"},
        {"yy/m/d", "date"},
        {"yy", "date"},
        {"m", "date"},
        {"dddd, mmmm yyyy", "date"},
        {"\"1\"0000", "number <1 zeros 4 altered"},
        {"10000", "number altered"},
        {"000-0000", "number altered"},
        {"00\"-\"00", "number >- zeros 4 altered"},
        {"0\"１\"", "number >１ zeros 1 altered"},
        {"0 0", "number"},
        {"# ?/16", "number"},
        {"0.00E-00", "number"},
        {"h:mm:ss", "time"},
        {"[h]:mm:ss", "time"},
        {"[mm]:ss", "time"},
        {"mm:ss.0", "time"},
        {"上午/下午h\"时\"mm\"分\"", "time"},
        {"[Red]0.00", "number"},
        {"[>100]0.00;0.0", "number"},
        {"\"unclosed", "number"},
        {"[unclosed", "number"},
        {"0\\", "number zeros 1"},
    };
    for (const auto& [code, expected] : cases) {
        INFO(code);
        CHECK(described(read_number_format(code)) == expected);
    }
}

TEST_CASE("formats that files only number", "[facts][xlsx]") {
    const std::vector<std::pair<unsigned, const char*>> cases{
        {0, "number"}, {1, "number zeros 1"}, {2, "number"}, {4, "number"},   {5, "number <¥"}, {9, "percent"},   {10, "percent"}, {11, "number"},
        {14, "date whole"}, {15, "date"},  {17, "date"},  {27, "date"}, {28, "date"}, {30, "date"}, {36, "date"}, {51, "date"},          {18, "time"},  {22, "moment whole"},  {31, "date whole"},     {33, "time"},     {37, "number"},  {44, "number <¥"},
        {46, "time"},  {49, "number"},        {57, "date"},  {58, "date"},    {59, "number"},   {163, "number"},
    };
    for (const auto& [id, expected] : cases) {
        INFO(id);
        CHECK(described(built_in_format(id)) == expected);
    }
}

}  // namespace zhunze::facts
