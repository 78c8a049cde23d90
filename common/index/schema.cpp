// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/schema.h"

#include "common/base/hash.h"

namespace gazette::index {

std::string make_term(Field field, std::string_view value) {
    std::string term(row_of(field).prefix);
    if (value.size() <= max_term_bytes) {
        term.append(value);
    } else {
        term.append("#").append(hex64(hash64(value)));
    }
    return term;
}

std::string make_folder_term(std::string_view folder) {
    return make_term(Field::Folder, hex64(hash64(folder)));
}

} // namespace gazette::index
