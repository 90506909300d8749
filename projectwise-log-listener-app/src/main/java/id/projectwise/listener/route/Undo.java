package id.projectwise.listener.route;

import java.util.List;
import java.util.UUID;

/**
 * How to undo a commit.
 *
 * @param forced whether it was on the disk before anything was appended, so that even
 * after a power loss the files must be as it says
 * @param files the files the commit appends to
 * @param marks the streams whose marks it moves
 */
record Undo(boolean forced, List<FileLength> files, List<OldMark> marks) {

	/**
	 * A file and how much the commit appends to it.
	 *
	 * @param path where it is, relative to the tree
	 * @param identity what tells it from others at that path; 0 if unknown
	 * @param before its length before the commit
	 * @param after its length after the commit
	 */
	record FileLength(String path, long identity, long before, long after) {

	}

	/**
	 * A stream and its mark before the commit.
	 *
	 * @param stream the stream
	 * @param mark the mark, or {@link MarkTable#UNKNOWN}
	 */
	record OldMark(UUID stream, long mark) {

	}

}
