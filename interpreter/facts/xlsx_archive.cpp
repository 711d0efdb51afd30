// SPDX-License-Identifier: Apache-2.0
#include "facts/xlsx_archive.hpp"

#include <minizip/unzip.h>

#include <algorithm>
#include <cstring>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/check.hpp"
#include "base/text.hpp"

namespace zhunze::facts {
namespace {

/// The bytes as the library wants a file: a position, and calls that move it.
struct MemoryFile {
    std::string_view bytes;
    std::uint64_t at = 0;
};

MemoryFile& memory_of(voidpf stream) { return *static_cast<MemoryFile*>(stream); }

voidpf open_memory(voidpf file, const void*, int) { return file; }

uLong read_memory(voidpf, voidpf stream, void* buffer, uLong size) {
    MemoryFile& file = memory_of(stream);
    const std::size_t count = std::min<std::size_t>(size, file.bytes.size() - file.at);
    std::memcpy(buffer, file.bytes.data() + file.at, count);
    file.at += count;
    return count;
}

ZPOS64_T tell_memory(voidpf, voidpf stream) { return memory_of(stream).at; }

long seek_memory(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
    MemoryFile& file = memory_of(stream);
    const std::uint64_t size = file.bytes.size();
    const std::uint64_t from = origin == ZLIB_FILEFUNC_SEEK_SET ? 0 : origin == ZLIB_FILEFUNC_SEEK_CUR ? file.at : size;
    if (offset > size - from) return -1;
    file.at = from + offset;
    return 0;
}

int close_memory(voidpf, voidpf) { return 0; }
int error_of_memory(voidpf, voidpf) { return 0; }

zlib_filefunc64_def calls_on(MemoryFile& file) {
    zlib_filefunc64_def calls{};
    calls.zopen64_file = open_memory;
    calls.zread_file = read_memory;
    calls.ztell64_file = tell_memory;
    calls.zseek64_file = seek_memory;
    calls.zclose_file = close_memory;
    calls.zerror_file = error_of_memory;
    calls.opaque = &file;
    return calls;
}

struct Entry {
    unz64_file_pos position{};
    std::uint64_t packed = 0;
    std::uint64_t unpacked = 0;
    std::uint64_t method = 0;
    bool encrypted = false;
};

std::string key_of(std::string_view name) {
    std::string key = to_lower_ascii(name);
    std::ranges::replace(key, '\\', '/');
    if (key.starts_with('/')) key.erase(0, 1);
    return key;
}

Diagnostic too_large_for(Name what, std::size_t limit) {
    return finding(Code::workbook_too_large, {{"what", std::move(what)}, {"limit", std::to_string(limit)}});
}

Diagnostic broken_archive() { return damaged({"压缩包有误", "its archive is broken"}); }

/// Office programs pack to a tenth or a fiftieth. What swells more than this is made to swell; small parts do no harm.
constexpr std::uint64_t most_swelling = 500;
constexpr std::uint64_t harmless_bytes = 1u << 20;

}  // namespace

Diagnostic damaged(Name problem) { return finding(Code::workbook_damaged, {{"problem", std::move(problem)}}); }

struct Archive::Contents {
    MemoryFile file;
    unzFile handle = nullptr;
    std::unordered_map<std::string, Entry> entries;
    std::uint64_t left = 0;   ///< bytes that may still be unpacked
    std::uint64_t limit = 0;

    Contents() = default;
    Contents(const Contents&) = delete;
    Contents& operator=(const Contents&) = delete;
    ~Contents() {
        if (handle != nullptr) unzClose(handle);
    }

    std::optional<Diagnostic> list(std::size_t most_entries) {
        unz_global_info64 info{};
        if (unzGetGlobalInfo64(handle, &info) != UNZ_OK) return broken_archive();
        if (info.number_entry > most_entries) return too_large_for({"中的文件数", "the number of files in it"}, most_entries);
        int state = info.number_entry == 0 ? UNZ_END_OF_LIST_OF_FILE : unzGoToFirstFile(handle);
        for (; state == UNZ_OK; state = unzGoToNextFile(handle)) {
            if (!add_current()) return broken_archive();
        }
        return state == UNZ_END_OF_LIST_OF_FILE ? std::nullopt : std::optional(broken_archive());
    }

    /// False for an entry that cannot be, or whose name another one has: which of the two is meant?
    bool add_current() {
        constexpr std::size_t longest_name = 1024;
        unz_file_info64 info{};
        std::string name(longest_name, '\0');
        Entry entry;
        if (unzGetCurrentFileInfo64(handle, &info, name.data(), longest_name, nullptr, 0, nullptr, 0) != UNZ_OK) return false;
        if (info.size_filename >= longest_name || unzGetFilePos64(handle, &entry.position) != UNZ_OK) return false;
        name.resize(info.size_filename);
        entry.packed = info.compressed_size;
        entry.unpacked = info.uncompressed_size;
        entry.method = info.compression_method;
        entry.encrypted = (info.flag & 1u) != 0;
        return entries.emplace(key_of(name), entry).second;
    }

    [[nodiscard]] std::optional<Diagnostic> refused(const Entry& entry) const {
        if (entry.encrypted) return finding(Code::workbook_encrypted);
        if (entry.method != 0 && entry.method != Z_DEFLATED) return damaged({"压缩方法不受支持", "its compression method is not supported"});
        if (entry.unpacked > left) return too_large_for({"解压后的字节数", "its size in bytes when unpacked"}, limit);
        if (entry.unpacked > harmless_bytes && entry.unpacked / most_swelling > entry.packed) {
            return too_large_for({"的压缩比", "its compression ratio"}, most_swelling);
        }
        return std::nullopt;
    }

    std::optional<Diagnostic> unpack(const Entry& entry, const Take& take) {
        if (unzGoToFilePos64(handle, &entry.position) != UNZ_OK || unzOpenCurrentFile(handle) != UNZ_OK) return broken_archive();
        std::vector<char> piece(1u << 16);
        std::uint64_t total = 0;
        bool wanted = true;
        int count = 0;
        while (wanted && (count = unzReadCurrentFile(handle, piece.data(), static_cast<unsigned>(piece.size()))) > 0) {
            total += static_cast<std::uint64_t>(count);
            if (total > entry.unpacked) break;
            wanted = take({piece.data(), static_cast<std::size_t>(count)});
        }
        const bool sound = unzCloseCurrentFile(handle) == UNZ_OK && count >= 0;
        left -= std::min(left, total);
        // The library looks at the checksum of what was read whole, and takes an early end for an end.
        return wanted && (!sound || total != entry.unpacked) ? std::optional(broken_archive()) : std::nullopt;
    }
};

Archive::Archive(std::unique_ptr<Contents> contents) : contents_(std::move(contents)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(std::string_view bytes, const Limits& limits) {
    auto contents = std::make_unique<Contents>();
    contents->file.bytes = bytes;
    contents->limit = contents->left = limits.file_bytes;
    zlib_filefunc64_def calls = calls_on(contents->file);
    contents->handle = unzOpen2_64("", &calls);
    if (contents->handle == nullptr) return broken_archive();
    if (auto problem = contents->list(limits.archive_entries)) return *std::move(problem);
    return Archive(std::move(contents));
}

bool Archive::holds(std::string_view part) const { return contents_->entries.contains(key_of(part)); }

std::optional<Diagnostic> Archive::read(std::string_view part, const Take& take) {
    const auto found = contents_->entries.find(key_of(part));
    ZHUNZE_CHECK(found != contents_->entries.end());
    if (auto problem = contents_->refused(found->second)) return problem;
    return contents_->unpack(found->second, take);
}

}  // namespace zhunze::facts
