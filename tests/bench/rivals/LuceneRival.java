// SPDX-License-Identifier: GPL-3.0-or-later
// Lucene 8 as it is used on news: BM25(1.2, .75), the language's own analyzer, positions, body stored.
//   java -cp ... LuceneRival.java index INDEX FOLDER [THREADS [LANG]]   every file below FOLDER is one article
//   java -cp ... LuceneRival.java search INDEX QUERIES.tsv TAG [LANG]   a TREC run of 1000 on standard output
//   java -cp ... LuceneRival.java time INDEX QUERIES.tsv [LANG]         milliseconds a query, top 10 with snippets
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pl.PolishAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

public class LuceneRival {
    public static void main(String[] args) throws Exception {
        switch (args.length < 3 ? "" : args[0]) {
        case "index":
            index(args[1], args[2], args.length > 3 ? Integer.parseInt(args[3]) : 2, language(args, 4));
            break;
        case "search":
            search(args[1], args[2], args[3], language(args, 4));
            break;
        case "time":
            time(args[1], args[2], language(args, 3));
            break;
        default:
            System.err.println("usage: LuceneRival index|search|time ...");
            System.exit(2);
        }
    }

    static String language(String[] args, int at) { return args.length > at ? args[at] : "en"; }

    static Analyzer analyzer(String language) {
        switch (language) {
        case "ar": return new ArabicAnalyzer();
        case "ca": return new CatalanAnalyzer();
        case "cs": return new CzechAnalyzer();
        case "da": return new DanishAnalyzer();
        case "de": return new GermanAnalyzer();
        case "el": return new GreekAnalyzer();
        case "es": return new SpanishAnalyzer();
        case "fa": return new PersianAnalyzer();
        case "fi": return new FinnishAnalyzer();
        case "fr": return new FrenchAnalyzer();
        case "hi": return new HindiAnalyzer();
        case "hu": return new HungarianAnalyzer();
        case "id": return new IndonesianAnalyzer();
        case "it": return new ItalianAnalyzer();
        case "ja": return new JapaneseAnalyzer();
        case "ko": return new KoreanAnalyzer();
        case "nl": return new DutchAnalyzer();
        case "no": return new NorwegianAnalyzer();
        case "pl": return new PolishAnalyzer();
        case "pt": return new PortugueseAnalyzer();
        case "ro": return new RomanianAnalyzer();
        case "ru": return new RussianAnalyzer();
        case "sv": return new SwedishAnalyzer();
        case "th": return new ThaiAnalyzer();
        case "tr": return new TurkishAnalyzer();
        case "zh": return new SmartChineseAnalyzer();
        case "en": return new EnglishAnalyzer();
        default: return new StandardAnalyzer(); // none of their own: vi, uk, he ...
        }
    }

    static void index(String folder, String articles, int threads, String language) throws Exception {
        IndexWriterConfig config = new IndexWriterConfig(analyzer(language));
        config.setSimilarity(new BM25Similarity(1.2f, 0.75f)).setRAMBufferSizeMB(128);
        config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(Paths.get(articles))) {
            paths = walk.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        }
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(Paths.get(folder)), config)) {
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                final int mine = t;
                running.add(pool.submit(() -> {
                    for (int i = mine; i < paths.size(); i += threads) {
                        writer.addDocument(document(paths.get(i)));
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
            pool.shutdown();
            writer.commit();
        }
    }

    static Document document(Path path) throws Exception {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        Document document = new Document();
        document.add(new StringField("id", dot > 0 ? name.substring(0, dot) : name, Field.Store.YES));
        FieldType type = new FieldType(TextField.TYPE_STORED); // postings with positions, body stored
        document.add(new Field("body", new String(Files.readAllBytes(path), "UTF-8"), type));
        return document;
    }

    static IndexSearcher searcher(String folder) throws Exception {
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(FSDirectory.open(Paths.get(folder))));
        searcher.setSimilarity(new BM25Similarity(1.2f, 0.75f));
        return searcher;
    }

    /// Any of the words. Not by QueryParser, which takes AND, OR and NOT in a query written in capitals for operators.
    static Query any(QueryBuilder builder, String text) {
        Query query = builder.createBooleanQuery("body", text);
        return query == null ? new MatchNoDocsQuery() : query;
    }

    static void search(String folder, String queries, String tag, String language) throws Exception {
        IndexSearcher searcher = searcher(folder);
        QueryBuilder builder = new QueryBuilder(analyzer(language));
        for (String line : Files.readAllLines(Paths.get(queries))) {
            String[] part = line.split("\t", 2);
            TopDocs found = searcher.search(any(builder, part[1]), 1000);
            for (int i = 0; i < found.scoreDocs.length; i++) {
                System.out.println(part[0] + " Q0 " + searcher.doc(found.scoreDocs[i].doc).get("id") + " "
                                   + (i + 1) + " " + found.scoreDocs[i].score + " " + tag);
            }
        }
    }

    static void time(String folder, String queries, String language) throws Exception {
        IndexSearcher searcher = searcher(folder);
        Analyzer analyzer = analyzer(language);
        QueryBuilder builder = new QueryBuilder(analyzer);
        UnifiedHighlighter highlighter = new UnifiedHighlighter(searcher, analyzer);
        List<String> lines = Files.readAllLines(Paths.get(queries));
        for (int round = 0; round < 5; round++) { // the last round counts: the others warm the JIT
            long start = System.nanoTime();
            long shown = 0;
            for (String line : lines) {
                Query query = any(builder, line.split("\t", 2)[1]);
                TopDocs found = searcher.search(query, 10);
                for (String snippet : highlighter.highlight("body", query, found, 2)) {
                    shown += snippet.length();
                }
            }
            double ms = (System.nanoTime() - start) / 1e6 / lines.size();
            if (round == 4) {
                System.out.printf("%.3f ms a query, %d queries, %d characters shown%n", ms, lines.size(), shown);
            }
        }
    }
}
