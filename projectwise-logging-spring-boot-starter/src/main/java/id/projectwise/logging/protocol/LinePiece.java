package id.projectwise.logging.protocol;

import java.util.Set;

/**
 * What a record says of itself that is only a piece of a line: Docker cuts the lines of
 * containers into pieces of 16 KB.
 *
 * @param id what the pieces of a line have in common, untrusted text
 * @param ordinal the number of the piece, 1 for the first
 * @param isLast whether the line ends with this piece
 */
public record LinePiece(String id, long ordinal, boolean isLast) {

	/** The names under which all of this is in the record's context. */
	public static final Set<String> LABELS = Set.of(EntryField.PARTIAL_MESSAGE.text(), EntryField.PARTIAL_ID.text(),
			EntryField.PARTIAL_ORDINAL.text(), EntryField.PARTIAL_LAST.text());

}
