package io.lianke.imports.reading;

import java.util.ArrayList;
import java.util.List;

/// Finds the character between the cells: the one that splits the first lines into the same number
/// of cells most often, and into most cells when two do so equally well.
final class DelimiterDetector {

    private static final char[] CANDIDATES = {',', ';', '\t', '|'};

    private DelimiterDetector() {}

    static char detect(String sample) {
        var best = ',';
        double bestScore = 0;
        for (var candidate : CANDIDATES) {
            var score = score(counts(sample, candidate));
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        return best;
    }

    /// Share of the lines that have as many cells as the header, plus a little for many cells.
    private static double score(List<Integer> counts) {
        if (counts.isEmpty() || counts.getFirst() < 2) {
            return 0;
        }
        int header = counts.getFirst();
        long same = counts.stream().filter(n -> n == header).count();
        return (double) same / counts.size() + Math.min(header, 1_000) / 10_000.0;
    }

    /// Cells of each whole line; a line cut off by the end of the sample counts only when alone.
    private static List<Integer> counts(String sample, char delimiter) {
        var counts = new ArrayList<Integer>();
        int cells = 1;
        var quoted = false;
        var blank = true;
        var cellStart = true;
        for (int i = 0;
                i < sample.length() && counts.size() < ReadingLimits.SAMPLE_LINES_MAX;
                i++) {
            var c = sample.charAt(i);
            if (quoted) {
                quoted = c != '"';
            } else if (c == '"' && (cellStart || sample.charAt(i - 1) == '"')) {
                quoted = true;
                blank = false;
            } else if (c == '\n' || c == '\r') {
                if (!blank) {
                    counts.add(cells);
                }
                cells = 1;
                blank = true;
                cellStart = true;
                continue;
            } else if (c == delimiter) {
                cells++;
                blank = false;
                cellStart = true;
                continue;
            } else {
                blank = false;
            }
            cellStart = false;
        }
        if (counts.isEmpty() && !blank) {
            counts.add(cells);
        }
        return counts;
    }
}
