package id.projectwise.logging.logback;

import java.nio.file.Path;
import java.util.List;

/**
 * What file mode has done since it was installed.
 *
 * @param directory the root of the tree of files
 * @param lines how many lines were written
 * @param bytes how many bytes these lines have
 * @param lost how many lines could not be written
 * @param failing the modules whose lines cannot be written now
 * @param rotations how many files got the name of their day, by midnight or by size
 * @param deletions how many dated files were removed, by age or by the cap on their size
 * @param openFiles how many files are open now
 */
public record FileState(Path directory, long lines, long bytes, long lost, List<String> failing, long rotations,
		long deletions, int openFiles) {

}
