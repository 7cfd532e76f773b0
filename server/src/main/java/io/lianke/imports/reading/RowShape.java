package io.lianke.imports.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Brings the cells of a row to exactly one per column: missing ones are empty, surplus ones must
/// be.
final class RowShape {

    private RowShape() {}

    static List<String> cells(List<String> found, int columns) {
        if (found.size() == columns) {
            return found;
        }
        if (found.size() > columns) {
            return found.subList(0, columns);
        }
        var cells = new ArrayList<String>(columns);
        cells.addAll(found);
        cells.addAll(Collections.nCopies(columns - found.size(), ""));
        return cells;
    }

    static boolean surplus(List<String> found, int columns) {
        for (int i = columns; i < found.size(); i++) {
            if (!found.get(i).isBlank()) {
                return true;
            }
        }
        return false;
    }

    static RowProblem cellCount(int columns, int cells) {
        return new RowProblem(
                "imports/cell-count", null, Map.of("columns", columns, "cells", cells));
    }

    static List<String> shortened(List<String> cells) {
        return cells.stream().map(RowShape::shortened).toList();
    }

    private static String shortened(String cell) {
        return cell.length() <= ReadingLimits.PROBLEM_CELL_CHARS_MAX
                ? cell
                : cell.substring(0, ReadingLimits.PROBLEM_CELL_CHARS_MAX);
    }
}
