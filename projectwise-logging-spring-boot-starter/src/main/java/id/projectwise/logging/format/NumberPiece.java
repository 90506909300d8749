package id.projectwise.logging.format;

import id.projectwise.logging.record.LogRecord;

/**
 * A number with sign, prefix, least number of digits and width.
 */
final class NumberPiece implements Piece {

	private final Piece number;

	private final ConversionSpec spec;

	NumberPiece(Piece number, ConversionSpec spec) {
		this.number = number;
		this.spec = spec;
	}

	@Override
	public void append(LogRecord record, LineBuffer line) {
		int from = line.length();
		this.number.append(record, line);
		int digits = from + appendSign(from, line);
		if (this.spec.isWhole()) {
			line.insert(digits, (byte) '0', this.spec.precision() - (line.length() - digits));
			digits += appendPrefix(digits, line);
		}
		if (this.spec.has('0') && !this.spec.has('-')) {
			line.insert(digits, (byte) '0', this.spec.width() - (line.length() - from));
		}
		line.pad(from, this.spec.width(), this.spec.has('-'));
	}

	private int appendSign(int at, LineBuffer line) {
		if (line.array()[at] == '-') {
			return 1;
		}
		if (!this.spec.has('+') && !this.spec.has(' ')) {
			return 0;
		}
		line.insert(at, (byte) (this.spec.has('+') ? '+' : ' '), 1);
		return 1;
	}

	private int appendPrefix(int at, LineBuffer line) {
		if (!this.spec.has('#') || "xXo".indexOf(this.spec.type()) < 0) {
			return 0;
		}
		line.insert(at, (byte) this.spec.type(), 1);
		line.insert(at, (byte) '0', 1);
		return 2;
	}

}
