// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/printing/json_schema.h"

namespace gazette::searcher {
namespace {

constexpr std::string_view schema = R"({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "gazette searcher output, schema 1",
  "description": "One line of -f jsonl is a hit, or, last and only with --facet or --histogram, a summary. -f json is one answer, or with --stdin an array of answers. --fields chooses among a hit's keys: then none of them is required. Under schema 1 keys are only added; the manual page has their history.",
  "oneOf": [
    { "$ref": "#/$defs/hit" },
    { "$ref": "#/$defs/summary" },
    { "$ref": "#/$defs/answer" },
    { "type": "array", "items": { "$ref": "#/$defs/answer" } }
  ],
  "$defs": {
    "hit": {
      "type": "object",
      "required": ["schema", "qid", "rank", "score", "id", "path", "title", "lead", "date", "date_source", "outlet", "authors", "lang", "words", "passages"],
      "properties": {
        "schema": { "const": 1 },
        "qid": { "type": ["string", "null"], "description": "the query's id, with --stdin" },
        "rank": { "type": "integer", "minimum": 1 },
        "score": { "type": "number", "minimum": 0, "description": "only for comparing results of one query" },
        "id": { "type": "string", "pattern": "^[0-9a-f]{16}$", "description": "of the source's path and record: survives changes of content" },
        "path": { "type": "string", "description": "absolute; readable, not exact, when path_b64 is there" },
        "path_b64": { "type": "string", "description": "the path's exact bytes, base 64, when they are not UTF-8" },
        "title": { "type": ["string", "null"] },
        "lead": { "type": ["string", "null"] },
        "date": { "type": ["string", "null"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" },
        "date_source": { "type": ["string", "null"] },
        "outlet": { "type": ["string", "null"] },
        "authors": { "type": "array", "items": { "type": "string" } },
        "lang": { "type": ["string", "null"], "description": "ISO 639-1" },
        "words": { "type": "integer", "minimum": 0 },
        "passages": { "type": "array", "items": { "$ref": "#/$defs/passage" }, "description": "best first" },
        "explanation": { "type": ["array", "null"], "items": { "type": "string" }, "description": "with --explain" },
        "date_confidence": { "type": ["number", "null"], "minimum": 0, "maximum": 1, "description": "this and what follows: with --fields" },
        "subtitle": { "type": ["string", "null"] },
        "dateline": { "type": ["string", "null"] },
        "credit": { "type": ["string", "null"] },
        "body": { "type": ["string", "null"] },
        "record": { "type": ["string", "null"], "description": "the record's own id in its file" },
        "line": { "type": ["integer", "null"], "minimum": 1, "description": "of the best passage in the file" }
      }
    },
    "passage": {
      "type": "object",
      "required": ["line", "byte_start", "byte_end", "body_start", "body_end", "text", "marks"],
      "properties": {
        "line": { "type": ["integer", "null"], "description": "of the file, from 1; null when the file is not plain UTF-8 text" },
        "byte_start": { "type": ["integer", "null"], "description": "of the file, half-open" },
        "byte_end": { "type": ["integer", "null"] },
        "body_start": { "type": "integer", "description": "of the stored body, bytes, half-open" },
        "body_end": { "type": "integer" },
        "text": { "type": "string", "description": "the body's bytes" },
        "marks": { "type": "array", "items": { "type": "array", "items": { "type": "integer" }, "minItems": 2, "maxItems": 2 }, "description": "words sought: [begin, end) in bytes of text" }
      }
    },
    "count": {
      "type": "object",
      "required": ["value", "articles"],
      "properties": {
        "value": { "type": ["string", "null"], "description": "null: articles without one" },
        "articles": { "type": "integer", "minimum": 0 }
      }
    },
    "facets": { "type": "object", "additionalProperties": { "type": "array", "items": { "$ref": "#/$defs/count" } } },
    "histogram": { "type": ["array", "null"], "items": { "$ref": "#/$defs/count" } },
    "summary": {
      "type": "object",
      "required": ["schema", "qid", "matches", "matches_exact", "facets", "histogram"],
      "properties": {
        "schema": { "const": 1 },
        "qid": { "type": ["string", "null"] },
        "matches": { "type": "integer", "minimum": 0 },
        "matches_exact": { "type": "boolean", "description": "false: at least so many" },
        "facets": { "$ref": "#/$defs/facets" },
        "histogram": { "$ref": "#/$defs/histogram" }
      }
    },
    "answer": {
      "type": "object",
      "required": ["schema", "qid", "query", "corrected", "matches", "matches_exact", "incomplete", "facets", "histogram", "hits"],
      "properties": {
        "schema": { "const": 1 },
        "qid": { "type": ["string", "null"] },
        "query": { "type": "string" },
        "corrected": { "type": ["string", "null"], "description": "the query that was searched instead" },
        "matches": { "type": "integer", "minimum": 0 },
        "matches_exact": { "type": "boolean" },
        "incomplete": { "type": "boolean", "description": "the time was over, or an index could not be read" },
        "facets": { "$ref": "#/$defs/facets" },
        "histogram": { "$ref": "#/$defs/histogram" },
        "understood": { "type": "array", "items": { "type": "string" }, "description": "with --explain" },
        "hits": { "type": "array", "items": { "$ref": "#/$defs/hit" } }
      }
    }
  }
}
)";

} // namespace

std::string_view json_schema() noexcept {
    return schema;
}

} // namespace gazette::searcher
