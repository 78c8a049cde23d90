// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/parsing/parser.h"

namespace gazette::indexer {

/// Reads one message (RFC 5322, MIME): the subject is the title, the sender the author, its date
/// the date, the first text part (plain before HTML) the body. Attachments are passed over.
void parse_mail(std::string_view bytes, std::string_view key, const SourceBytes& source,
                const ParseOptions& options, GiveArticle give, NoteSkipped skip);

/// Reads a mailbox of messages, each after a line that starts with "From " and follows a blank one.
/// A message is named by its Message-ID, else by its number ("message 3").
void parse_mbox(std::string_view bytes, const SourceBytes& source, const ParseOptions& options,
                GiveArticle give, NoteSkipped skip);

} // namespace gazette::indexer
