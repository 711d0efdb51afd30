// SPDX-License-Identifier: Apache-2.0
#include "differential/vocabulary.hpp"

#include <algorithm>

namespace zhunze::differential {

const std::vector<RecordText>& record_texts() {
    static const std::vector<RecordText> all{
        {{"案件", "Case"},
         Place::application,
         {{"是一", "p", Sort::truth, "是非"},
          {"是二", "q", Sort::truth, "Bool"},
          {"是三", "r", Sort::truth, "是非 视为 假"},
          {"数一", "x", Sort::number, "数"},
          {"数二", "y", Sort::number, "Number"},
          {"数三", "z", Sort::number, "数 视为 2"},
          {"金一", "m1", Sort::money, "金额 以 万元 计 精度 0.01万元"},
          {"金二", "m2", Sort::money, "Money in 万元"},
          {"地一", "a1", Sort::area, "面积 以 亩 计 可调"},
          {"地二", "a2", Sort::area, "Area in 公顷"},
          {"强度", "k", Sort::density, "金额/面积 以 万元/亩 计"},
          {"天", "u", Sort::days, "天数 以 日 计"},
          {"时长", "v", Sort::months, "月数"},
          {"起日", "d", Sort::date, "日期"},
          {"止日", "e", Sort::date, "Date"},
          {"档一", "g", Sort::grade, "档"},
          {"档二", "h", Sort::grade, "Grade 视为 中"},
          {"颜色", "c", Sort::colour, "色"},
          {"地点", "w", Sort::place, "地"},
          {"字", "t", Sort::text, "文本"},
          {"项清单", "items", Sort::list, "列表 项", Place::item},
          {"散件", "loose", Sort::list, "list of Part", Place::part}}},
        {{"项", "Item"},
         Place::item,
         {{"项是", "item_p", Sort::truth, "是非"},
          {"项数", "item_x", Sort::number, "数"},
          {"项数二", "item_y", Sort::number, "数 视为 1"},
          {"项金", "item_m", Sort::money, "金额 以 万元 计"},
          {"项日", "item_d", Sort::date, "日期"},
          {"项色", "item_c", Sort::colour, "色"},
          {"项址", "item_w", Sort::place, "地"},
          {"项字", "item_t", Sort::text, "文本"},
          {"部件", "parts", Sort::list, "列表 件", Place::part}}},
        {{"件", "Part"},
         Place::part,
         {{"件是", "part_p", Sort::truth, "Bool 视为 真"},
          {"件数", "part_x", Sort::number, "Number"},
          {"件金", "part_m", Sort::money, "Money in 万元"},
          {"件档", "part_g", Sort::grade, "Grade"}}}};
    return all;
}

std::string common_declarations() {
    return "枚举 档 又名 Grade 有序 { 低 又名 low, 中 又名 mid, 高 又名 high }\n"
           "enum 色 aka Colour { 红 aka red, 绿 aka green, 蓝 aka blue }\n"
           "分类 地 又名 Place 数据 \"places.csv\"\n"
           "定义 定数 又名 fixed_number : 数 = 2\n"
           "define 定色 aka fixed_colour : Colour = green\n"
           "定义 定日 又名 fixed_day = 2020-01-31\n"
           "待决 解释 又名 reading_of \"怎样解释\" { 宽 又名 wide, 窄 又名 narrow }\n";
}

std::vector<Named> common_names() {
    std::vector<Named> names{{{"定数", "fixed_number"}, Sort::number, Place::anywhere},
                             {{"定色", "fixed_colour"}, Sort::colour, Place::anywhere},
                             {{"定日", "fixed_day"}, Sort::date, Place::anywhere},
                             {{"解释", "reading_of"}, Sort::question, Place::anywhere}};
    for (const RecordText& record : record_texts()) {
        for (const RecordText::FieldText& field : record.fields) {
            names.push_back({{field.zh, field.en}, field.sort, record.place, true, field.items});
        }
    }
    return names;
}

std::string places_file() {
    return "code,name,name_en,parent,valid_from,valid_to,successor\n"
           "10000,省,province,,,,\n"
           "10100,市,city,10000,,,\n"
           "10101,东区,east,10100,,,\n"
           "10102,西区,west,10100,,2019-12-31,10101\n"
           "10200,县,county,10000,,,\n";
}

const std::vector<std::pair<Sort, std::string>>& value_types() {
    static const std::vector<std::pair<Sort, std::string>> all{
        {Sort::truth, "是非"},      {Sort::number, "数"},   {Sort::money, "金额"}, {Sort::area, "面积"},  {Sort::density, "金额/面积"},
        {Sort::days, "天数"},       {Sort::months, "月数"}, {Sort::date, "日期"},  {Sort::grade, "Grade"}, {Sort::colour, "色"},
        {Sort::place, "地"},        {Sort::text, "文本"}};
    return all;
}

bool is_quantity(Sort sort) {
    static const std::vector<Sort> quantities{Sort::number, Sort::money, Sort::area, Sort::density, Sort::days, Sort::months};
    return std::ranges::find(quantities, sort) != quantities.end();
}

}  // namespace zhunze::differential
