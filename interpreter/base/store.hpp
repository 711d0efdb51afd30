// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "base/check.hpp"

namespace zhunze {

/// An index into one particular Store; ids of different tags do not mix. A default id is "none".
template <class Tag>
struct Id {
    static constexpr std::uint32_t none_value = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t value = none_value;

    constexpr Id() = default;
    constexpr explicit Id(std::uint32_t v) : value(v) {}
    [[nodiscard]] constexpr bool valid() const { return value != none_value; }
    constexpr explicit operator bool() const { return valid(); }
    friend constexpr auto operator<=>(Id, Id) = default;
};

/// Owns values of one kind; they are named by id, never freed one by one, and never move out.
template <class IdType, class T>
class Store {
public:
    IdType add(T value) {
        ZHUNZE_CHECK(items_.size() < IdType::none_value);
        items_.push_back(std::move(value));
        return IdType(static_cast<std::uint32_t>(items_.size() - 1));
    }
    [[nodiscard]] const T& operator[](IdType id) const {
        ZHUNZE_CHECK(id.value < items_.size());
        return items_[id.value];
    }
    [[nodiscard]] T& operator[](IdType id) {
        ZHUNZE_CHECK(id.value < items_.size());
        return items_[id.value];
    }
    /// Makes room, so that as many values in all are added without moving those that are there.
    void reserve(std::size_t count) { items_.reserve(count); }
    [[nodiscard]] std::size_t size() const { return items_.size(); }
    [[nodiscard]] bool empty() const { return items_.empty(); }
    [[nodiscard]] IdType id_at(std::size_t index) const { return IdType(static_cast<std::uint32_t>(index)); }
    [[nodiscard]] auto begin() const { return items_.begin(); }
    [[nodiscard]] auto end() const { return items_.end(); }
    [[nodiscard]] auto begin() { return items_.begin(); }
    [[nodiscard]] auto end() { return items_.end(); }

private:
    std::vector<T> items_;
};

}  // namespace zhunze
