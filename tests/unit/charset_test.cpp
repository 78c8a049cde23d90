// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include "common/base/error.h"
#include "common/text/charset.h"
#include "common/text/text_plausibility.h"
#include "common/text/utf8.h"

namespace gazette::text {
namespace {

/// UTF-8 as bytes of another encoding; nothing may be unmappable.
std::string encode(const std::string& text, const char* encoding) {
    std::string bytes(text.size() * 4 + 16, '\0');
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t length =
        ucnv_convert(encoding, "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()),
                     text.data(), static_cast<std::int32_t>(text.size()), &status);
    EXPECT_TRUE(U_SUCCESS(status) != 0) << encoding;
    bytes.resize(static_cast<std::size_t>(length));
    const bool is_wide = std::string_view(encoding).starts_with("UTF");
    EXPECT_TRUE(is_wide || bytes.find('\x1A') == std::string::npos)
        << encoding << " cannot write " << text;
    return bytes;
}

std::string text_of(const DecodedBytes& decoded, std::string_view bytes) {
    return decoded.is_verbatim ? std::string(bytes.substr(decoded.offset)) : decoded.text;
}

const std::string german = "Der Bürgermeister begrüßte die Gäste über die Brücke. Für fünf Länder "
                           "heißt das: größere Hürden.\n";
const std::string french = "L’élève déçu a été reçu à la préfecture où il s’était présenté hier.\n";
const std::string polish = "Żółta łódź płynęła wśród gęstych mgieł, a później zniknęła w ciszy.\n";
const std::string turkish = "İşçiler bugün İstanbul’da ağır koşullara karşı yürüyüş düzenledi.\n";
const std::string russian = "Вчера вечером мэр города сообщил, что мост откроют в среду утром.\n";
const std::string greek =
    "Άλλη μια μέρα στην Αθήνα: οι εργαζόμενοι ζητούν αυξήσεις στους μισθούς.\n";
const std::string arabic = "قال الوزير إن الحكومة سوف تعلن القرار الجديد غدا في العاصمة.\n";
const std::string japanese = "市長は昨日、この橋を来年の春までに開くと述べました。\n";
const std::string simplified = "市长昨天说，这座大桥明年春天以前就会开通，他们都很高兴。\n";
const std::string traditional = "市長昨天說，這座大橋明年春天以前就會開通，他們都很高興。\n";
const std::string korean = "시장은 어제 이 다리를 내년 봄까지 열겠다고 말했다.\n";

TEST(Charset, FindsTheEncodingThatGivesTheText) {
    struct Case {
        const std::string& text;
        const char* encoding;
    };
    for (const Case& one : {Case{german, "windows-1252"},  Case{french, "windows-1252"},
                            Case{french, "macintosh"},     Case{polish, "windows-1250"},
                            Case{polish, "ISO-8859-2"},    Case{turkish, "windows-1254"},
                            Case{russian, "windows-1251"}, Case{russian, "KOI8-R"},
                            Case{russian, "ISO-8859-5"},   Case{russian, "IBM866"},
                            Case{greek, "windows-1253"},   Case{greek, "ISO-8859-7"},
                            Case{arabic, "windows-1256"},  Case{japanese, "Shift_JIS"},
                            Case{japanese, "EUC-JP"},      Case{japanese, "ISO-2022-JP"},
                            Case{simplified, "GB18030"},   Case{traditional, "Big5"},
                            Case{korean, "windows-949"},   Case{german, "UTF-16LE"},
                            Case{russian, "UTF-16BE"},     Case{simplified, "UTF-16LE"},
                            Case{arabic, "UTF-16BE"},      Case{german, "UTF-32LE"},
                            Case{greek, "UTF-32BE"},       Case{greek, "UTF-16"},
                            Case{greek, "UTF-32"},         Case{german, "IBM850"},
                            Case{polish, "IBM852"}}) {
        const std::string text = one.text + one.text + one.text;
        const std::string bytes = encode(text, one.encoding);
        const DecodedBytes decoded = decode_bytes(bytes);
        EXPECT_EQ(text_of(decoded, bytes), text) << one.encoding << " as " << decoded.encoding;
        EXPECT_GT(decoded.confidence, 0.5) << one.encoding;
    }
}

TEST(Charset, TakesUtf8AsItIs) {
    for (const std::string& text : {std::string(), std::string("plain\n"), german, japanese}) {
        const DecodedBytes decoded = decode_bytes(text);
        EXPECT_TRUE(decoded.is_verbatim);
        EXPECT_EQ(decoded.encoding, "UTF-8");
        EXPECT_EQ(decoded.offset, 0U);
        EXPECT_EQ(decoded.confidence, 1);
        EXPECT_TRUE(decoded.warnings.empty());
    }
    const std::string marked = "\xEF\xBB\xBF" + german;
    EXPECT_TRUE(decode_bytes(marked).is_verbatim);
    EXPECT_EQ(decode_bytes(marked).offset, 3U);
}

TEST(Charset, BelievesADeclarationTheBytesBearOut) {
    const std::string bytes = encode(polish, "ISO-8859-2");
    EXPECT_EQ(decode_bytes(bytes, {.declared = "iso-8859-2"}).encoding, "ISO-8859-2");
    EXPECT_EQ(text_of(decode_bytes(bytes, {.declared = "windows-1251"}), bytes), polish);
    EXPECT_EQ(text_of(decode_bytes(bytes, {.declared = "no such thing"}), bytes), polish);
    EXPECT_EQ(decode_bytes(german, {.declared = "iso-8859-1"}).encoding, "UTF-8");
    // The web's labels: latin-1 has the quotes of windows-1252.
    const std::string quoted = "It\x92s \x93so\x94";
    EXPECT_EQ(text_of(decode_bytes(quoted, {.declared = "ISO-8859-1"}), quoted), "It’s “so”");
}

TEST(Charset, ForcedEncodingIsUsedWhateverTheBytes) {
    const DecodedBytes decoded = decode_bytes("\xC3\xA9", {.forced = "latin1"});
    EXPECT_EQ(decoded.text, "Ã©");
    EXPECT_EQ(decoded.encoding, "windows-1252");
    const DecodedBytes broken = decode_bytes("a\xFFz", {.forced = "utf-8"});
    EXPECT_EQ(broken.text, "a\uFFFDz");
    EXPECT_EQ(broken.warnings.size(), 1U);
    EXPECT_THROW(static_cast<void>(decode_bytes("a", {.forced = "klingon"})), Error);
    EXPECT_FALSE(is_known_encoding("klingon"));
    EXPECT_FALSE(is_known_encoding(""));
    EXPECT_FALSE(is_known_encoding(std::string(5000, 'x')));
    EXPECT_TRUE(is_known_encoding("Shift_JIS"));
}

/// `text` with the line ends of mainframes.
std::string encode_ebcdic(const std::string& text, const char* encoding) {
    std::string bytes = encode(text, encoding);
    std::ranges::replace(bytes, '\x25', '\x15');
    return bytes;
}

TEST(Charset, ReadsTheTextsOfMainframes) {
    const std::string english = "The ferry sails again!\n\nFares [for all] rise by 5%: $4 now.\n";
    const std::string german_ascii = "Die Fähre fährt wieder, sagt der Bürgermeister von Köln.\n";
    struct Row {
        const std::string& text;
        const char* encoding;
        const char* found;
    };
    const Row rows[] = {
        {english, "ibm-37", "IBM037"},     {english, "ibm-500", "IBM500"},
        {english, "ibm-1047", "IBM1047"},  {german_ascii, "ibm-273", "IBM273"},
        {german, "ibm-37", "IBM037"},      {german, "ibm-273", "IBM273"},
        {russian, "ibm-1025", "ibm-1025"},
    };
    for (const Row& row : rows) {
        for (const std::string& bytes :
             {encode(row.text, row.encoding), encode_ebcdic(row.text, row.encoding)}) {
            const DecodedBytes decoded = decode_bytes(bytes);
            EXPECT_EQ(text_of(decoded, bytes), row.text) << row.encoding;
            EXPECT_EQ(decoded.encoding, row.found);
        }
        const std::string bytes = encode_ebcdic(row.text, row.encoding);
        EXPECT_EQ(text_of(decode_bytes(bytes, {.forced = row.encoding}), bytes), row.text);
    }
    // The same letters in two countries' pages: said, not silently chosen.
    const std::string name = "Jo Éclair sailed from here to there and back in a day.\n";
    const std::string bytes = encode(name, "ibm-297");
    const DecodedBytes decoded = decode_bytes(bytes);
    EXPECT_TRUE(decoded.text == name || !decoded.warnings.empty());
}

TEST(Charset, TakesAddressesInLatin1ForNoMainframe) {
    const std::string bytes = "jos\xE9@example.org";
    EXPECT_EQ(decode_bytes(bytes).encoding, "windows-1252");
}

TEST(Charset, ReadsParagraphsOfAnotherEncodingAsThat) {
    const std::string bytes = german + encode(german, "windows-1252") + german + german;
    const DecodedBytes decoded = decode_bytes(bytes);
    EXPECT_EQ(text_of(decoded, bytes), german + german + german + german);
    ASSERT_EQ(decoded.warnings.size(), 1U);
    EXPECT_EQ(decoded.warnings[0], "mixed encodings: 1 paragraph read as windows-1252");
}

TEST(Charset, ReplacesBrokenBytesAmongGoodOnes) {
    const std::string bytes = "Größe \xFF und für \xC0\xAF alle\nschön";
    const DecodedBytes decoded = decode_bytes(bytes);
    EXPECT_EQ(decoded.encoding, "UTF-8");
    EXPECT_EQ(decoded.text, "Größe \uFFFD und für \uFFFD\uFFFD alle\nschön");
    EXPECT_EQ(decoded.warnings.size(), 1U);
    const std::string cut = german.substr(0, german.find("ü") + 1);
    EXPECT_TRUE(is_valid_utf8(decode_bytes(german + cut).text));
}

TEST(Charset, WarnsOfNulsAndOfTextSpoiltBefore) {
    EXPECT_EQ(decode_bytes(std::string_view("a\0b", 3)).warnings.size(), 1U);
    const DecodedBytes decoded = decode_bytes("Irelandâ€™s Taoiseach said itâ€™s over.");
    ASSERT_EQ(decoded.warnings.size(), 1U);
    EXPECT_NE(decoded.warnings[0].find("windows-1252"), std::string::npos);
    EXPECT_FALSE(looks_double_encoded(french));
    EXPECT_FALSE(looks_double_encoded("Ã is a letter"));
}

TEST(Charset, GivesValidUtf8ForAnyBytes) {
    for (unsigned seed = 1; seed < 400; ++seed) {
        std::string bytes;
        unsigned state = seed;
        for (unsigned at = 0; at < 200; ++at) {
            state = state * 1664525U + 1013904223U;
            bytes.push_back(static_cast<char>(state >> 24U));
        }
        const DecodedBytes decoded = decode_bytes(bytes);
        EXPECT_TRUE(is_valid_utf8(text_of(decoded, bytes))) << seed;
    }
}

} // namespace
} // namespace gazette::text
