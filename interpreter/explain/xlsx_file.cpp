// SPDX-License-Identifier: Apache-2.0
// The only file that sees the library which writes workbooks.
#include "explain/xlsx_file.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "explain/phrases.hpp"

namespace zhunze::explain {

namespace {

constexpr std::size_t look_count = 9;

/// Background and letters; both zero: none.
struct Colours {
    lxw_color_t background = 0;
    lxw_color_t letters = 0;
};

Colours colours_of(Look look) {
    switch (look) {
        case Look::heading: return {0xD9E2EC, 0x102A43};
        case Look::good: return {0xE3F4E4, 0x1B5E20};
        case Look::bad: return {0xFBE3E1, 0x8B1A10};
        case Look::open: return {0xFFF3D6, 0x6B4A00};
        case Look::attention: return {0xEDE3F6, 0x4A2170};
        case Look::quiet: return {0xF0F0F0, 0x555555};
        case Look::text:
        case Look::name:
        case Look::label: break;
    }
    return {};
}

// ---- texts ----

/// A cell holds this many UTF-16 units and no more. What is longer is cut, and says so.
constexpr std::size_t most_units = 32'767;

std::size_t units_of(char32_t c) { return c > 0xFFFF ? 2 : 1; }

std::string cut(const std::string& text, Language language) {
    const std::string note = phrase(Phrase::cell_cut, language);
    std::size_t units = 0;
    std::size_t kept = 0;
    const std::size_t room = most_units - note.size();  // its bytes are no fewer than its units
    for (std::size_t at = 0; at < text.size();) {
        units += units_of(next_code_point(text, at));
        if (units <= room) kept = at;
        if (units > most_units) return text.substr(0, kept) + note;
    }
    return text;
}

/// `_x0041_`, which would be read as the character of that number.
bool reads_as_escape(std::string_view text) {
    constexpr std::string_view hex_digits = "0123456789abcdefABCDEF";
    return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' && text.substr(2, 4).find_first_not_of(hex_digits) == std::string_view::npos;
}

/// Two code points are none of XML's.
std::string fit_for_xml(const std::string& text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (c == U'_' && reads_as_escape(std::string_view(text).substr(begin))) result += "_x005F_";
        else append_utf8(result, c == U'\uFFFE' || c == U'\uFFFF' ? U'\uFFFD' : c);
    }
    return result;
}

// ---- files ----

/// A file of its own in the system's folder for such, gone with the object.
class TemporaryFile {
public:
    TemporaryFile() {
        std::error_code error;
        folder_ = std::filesystem::temp_directory_path(error).string();
        path_ = folder_ + "/zhunze.XXXXXX";
        const int file = ::mkstemp(path_.data());
        if (file < 0) path_.clear();
        else ::close(file);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }

    [[nodiscard]] bool exists() const { return !path_.empty(); }
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string& folder() { return folder_; }

    [[nodiscard]] std::optional<std::string> contents() const {
        const int file = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0) return std::nullopt;
        std::string bytes;
        std::array<char, 1 << 16> piece{};
        ssize_t count = 0;
        while ((count = ::read(file, piece.data(), piece.size())) > 0) bytes.append(piece.data(), static_cast<std::size_t>(count));
        ::close(file);
        return count == 0 ? std::optional(std::move(bytes)) : std::nullopt;
    }

private:
    std::string folder_;
    std::string path_;
};

}  // namespace

/// The library's workbook and the file that it writes.
class XlsxFile::Book {
public:
    explicit Book(std::string title) {
        errno = 0;
        open(std::move(title));
    }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;
    ~Book() {
        if (book_ != nullptr) lxw_workbook_free(book_);
    }

    void add_sheet(const std::string& name) {
        if (book_ == nullptr || error_ != 0) return;
        sheet_ = workbook_add_worksheet(book_, name.c_str());
        if (sheet_ == nullptr) return fail();
        worksheet_set_landscape(sheet_);
        constexpr std::uint8_t a4 = 9;
        worksheet_set_paper(sheet_, a4);
        worksheet_fit_to_pages(sheet_, 1, 0);
    }

    /// Does it to the sheet at hand, unless something has failed.
    template <class Call>
    void on_sheet(Call call) {
        if (error_ == 0 && sheet_ != nullptr && call(sheet_) != LXW_NO_ERROR) fail();
    }

    [[nodiscard]] lxw_format* format(Look look) const { return formats_[static_cast<std::size_t>(look)]; }

    std::optional<std::string> finish() {
        if (book_ != nullptr) {
            errno = 0;
            if (workbook_close(std::exchange(book_, nullptr)) != LXW_NO_ERROR) fail();
        }
        std::optional<std::string> bytes;
        if (error_ == 0) bytes = file_.contents();
        else errno = error_;
        return bytes;
    }

private:
    void open(std::string title) {
        if (!file_.exists()) return fail();
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = file_.folder().data();
        book_ = workbook_new_opt(file_.path().c_str(), &options);
        if (book_ == nullptr) return fail();
        set_properties(std::move(title));
        for (std::size_t i = 0; i < look_count; ++i) add_format(static_cast<Look>(i));
    }

    /// A fixed day of making, so that the same results are the same bytes.
    void set_properties(std::string title) {
        lxw_doc_properties properties{};
        properties.title = title.data();
        constexpr time_t first_of_january_2000 = 946'684'800;
        properties.created = first_of_january_2000;
        if (workbook_set_properties(book_, &properties) != LXW_NO_ERROR) fail();
    }

    void add_format(Look look) {
        lxw_format* made = workbook_add_format(book_);
        formats_[static_cast<std::size_t>(look)] = made;
        if (made == nullptr) return fail();
        format_set_text_wrap(made);
        format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
        if (look == Look::heading || look == Look::label) format_set_bold(made);
        // Edited by hand, `007` stays `007`.
        constexpr std::uint8_t as_text = 49;
        if (look == Look::name) format_set_num_format_index(made, as_text);
        const Colours colours = colours_of(look);
        if (colours.background == 0) return;
        format_set_bg_color(made, colours.background);
        format_set_font_color(made, colours.letters);
        format_set_border(made, LXW_BORDER_HAIR);
    }

    void fail() {
        if (error_ == 0) error_ = errno != 0 ? errno : EIO;
    }

    TemporaryFile file_;
    lxw_workbook* book_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    std::array<lxw_format*, look_count> formats_{};
    int error_ = 0;
};

XlsxFile::XlsxFile(const std::string& title, Language language) : language_(language), book_(std::make_unique<Book>(title)) {}
XlsxFile::~XlsxFile() = default;

void XlsxFile::add_sheet(const std::string& name) { book_->add_sheet(name); }

void XlsxFile::set_width(std::size_t column, int characters) {
    const auto at = static_cast<lxw_col_t>(column);
    book_->on_sheet([&](lxw_worksheet* sheet) { return worksheet_set_column(sheet, at, at, characters, nullptr); });
}

void XlsxFile::freeze_heading() {
    book_->on_sheet([](lxw_worksheet* sheet) {
        worksheet_freeze_panes(sheet, 1, 1);
        return worksheet_repeat_rows(sheet, 0, 0);
    });
}

void XlsxFile::add_filter(std::uint32_t last_row, std::size_t last_column) {
    book_->on_sheet([&](lxw_worksheet* sheet) { return worksheet_autofilter(sheet, 0, 0, last_row, static_cast<lxw_col_t>(last_column)); });
}

void XlsxFile::text(std::uint32_t row, std::size_t column, const std::string& content, Look look) {
    if (content.empty() && look == Look::text) return;
    const std::string fitting = cut(fit_for_xml(content), language_);
    book_->on_sheet([&](lxw_worksheet* sheet) {
        return worksheet_write_string(sheet, row, static_cast<lxw_col_t>(column), fitting.c_str(), book_->format(look));
    });
}

void XlsxFile::count(std::uint32_t row, std::size_t column, std::uint32_t number) {
    book_->on_sheet([&](lxw_worksheet* sheet) {
        return worksheet_write_number(sheet, row, static_cast<lxw_col_t>(column), number, book_->format(Look::label));
    });
}

std::optional<std::string> XlsxFile::finish() { return book_->finish(); }

}  // namespace zhunze::explain
