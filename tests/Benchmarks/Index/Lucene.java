import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.util.CharTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;

/** The peer: "index SHELF FOLDER" or "read FOLDER QUESTIONS", which answers each line with what one round took. */
public class Lucene {
    public static void main(String[] args) throws Exception {
        if (args[0].equals("index")) {
            index(Path.of(args[1]), Path.of(args[2]));
        } else {
            read(Path.of(args[1]), Path.of(args[2]));
        }
    }

    private static void index(Path shelf, Path folder) throws Exception {
        long start = System.nanoTime();
        try (FSDirectory directory = FSDirectory.open(folder)) {
            IndexWriterConfig config = new IndexWriterConfig(analyzer());
            config.setUseCompoundFile(false);
            config.setRAMBufferSizeMB(64);
            try (IndexWriter writer = new IndexWriter(directory, config); BufferedReader lines = Files.newBufferedReader(shelf, StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    int tab = line.indexOf('\t');
                    Document document = new Document();
                    document.add(new TextField("text", line.substring(0, tab), Field.Store.NO));
                    document.add(new TextField("text", line.substring(tab + 1), Field.Store.NO));
                    document.add(new StoredField("stored", line.substring(tab + 1)));
                    writer.addDocument(document);
                }
                writer.commit();
                double indexed = (System.nanoTime() - start) / 1e9;
                writer.forceMerge(1);
                writer.commit();
                System.out.println(indexed + " " + (System.nanoTime() - start) / 1e9);
            }
        }
    }

    private static void read(Path folder, Path questions) throws Exception {
        List<Query> asked = new ArrayList<>();
        for (String line : Files.readAllLines(questions)) {
            int tab = line.indexOf('\t');
            asked.add(question(line.substring(0, tab), line.substring(tab + 1).split(" ")));
        }
        try (FSDirectory directory = FSDirectory.open(folder); DirectoryReader reader = DirectoryReader.open(directory)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
            for (String line = input.readLine(); line != null && !line.isEmpty(); line = input.readLine()) {
                StringBuilder answer = new StringBuilder();
                for (Query query : asked) {
                    long start = System.nanoTime();
                    ScoreDoc[] hits = searcher.search(query, 10).scoreDocs;
                    int length = 0;
                    for (ScoreDoc hit : hits) {
                        length += searcher.doc(hit.doc).get("stored").length();
                    }
                    double spent = (System.nanoTime() - start) / 1e3;
                    answer.append(String.format(Locale.ROOT, "%.1f %d ", spent, length < 0 ? -1 : hits.length));
                }
                System.out.println(answer);
            }
        }
        String peak = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmHWM")).findFirst().orElse("VmHWM: 0 kB");
        System.out.println(Long.parseLong(peak.replaceAll("\\D", "")) * 1024);
    }

    private static Query question(String kind, String[] words) {
        if (kind.equals("phrase")) {
            return new PhraseQuery("text", words);
        }
        if (kind.equals("prefix")) {
            return new PrefixQuery(new Term("text", words[0]));
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String word : words) {
            query.add(new TermQuery(new Term("text", word)), kind.equals("and") ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD);
        }
        return query.build();
    }

    private static Analyzer analyzer() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = CharTokenizer.fromTokenCharPredicate(Character::isLetterOrDigit);
                return new TokenStreamComponents(words, new LowerCaseFilter(words));
            }

            @Override
            public int getPositionIncrementGap(String field) {
                return 100;
            }
        };
    }
}
