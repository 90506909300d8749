package id.projectwise.logging.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the pieces of a format, neighbours that are stable as one.
 */
final class Pieces {

	private final List<Piece> result = new ArrayList<>();

	private final List<Piece> stable = new ArrayList<>();

	private boolean showsThread;

	private boolean showsOrigin;

	void addLiteral(StringBuilder literal) {
		if (!literal.isEmpty()) {
			this.stable.add(Piece.literal(literal.toString()));
			literal.setLength(0);
		}
	}

	void add(String attribute, Piece piece) {
		if (StablePiece.ATTRIBUTES.contains(attribute)) {
			this.stable.add(piece);
			this.showsThread |= attribute.equals("threadName");
			this.showsOrigin |= StablePiece.OF_ORIGIN.contains(attribute);
		}
		else {
			endStable();
			this.result.add(piece);
		}
	}

	Piece[] toArray() {
		endStable();
		return this.result.toArray(new Piece[0]);
	}

	private void endStable() {
		if (this.stable.size() > 1) {
			this.result.add(new StablePiece(this.stable, this.showsThread, this.showsOrigin));
		}
		else {
			this.result.addAll(this.stable);
		}
		this.stable.clear();
		this.showsThread = false;
		this.showsOrigin = false;
	}

}
