// SPDX-License-Identifier: GPL-3.0-or-later

/// AddressSanitizer's options in every program built with it, whatever its environment.
/// Xapian::Database::check() of 1.4.22 deletes a table as its base class, which has no virtual
/// destructor: every check would end there.
extern "C" const char* __asan_default_options();  // NOLINT(bugprone-reserved-identifier)
extern "C" const char* __asan_default_options() { // NOLINT(bugprone-reserved-identifier)
    return "new_delete_type_mismatch=0";
}
