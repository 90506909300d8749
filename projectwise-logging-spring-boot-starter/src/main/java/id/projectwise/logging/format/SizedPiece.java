package id.projectwise.logging.format;

import id.projectwise.logging.record.LogRecord;

/**
 * Text of limited or padded width.
 */
final class SizedPiece implements Piece {

	private final Piece piece;

	private final int limit;

	private final int width;

	private final boolean alignLeft;

	SizedPiece(Piece piece, ConversionSpec spec) {
		this.piece = piece;
		this.limit = (spec.isText() && spec.precision() >= 0) ? spec.precision() : Integer.MAX_VALUE;
		this.width = spec.width();
		this.alignLeft = spec.has('-');
	}

	@Override
	public void append(LogRecord record, LineBuffer line) {
		int from = line.length();
		this.piece.append(record, line);
		if (this.limit != Integer.MAX_VALUE) {
			line.limit(from, this.limit);
		}
		line.pad(from, this.width, this.alignLeft);
	}

}
