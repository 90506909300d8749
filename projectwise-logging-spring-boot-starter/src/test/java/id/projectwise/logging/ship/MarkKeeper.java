package id.projectwise.logging.ship;

import java.io.IOException;

import id.projectwise.logging.protocol.ChunkId;

/**
 * A receiver that keeps marks as our listener does.
 */
class MarkKeeper implements TestReceiver.Behaviour {

	private final Ledger ledger;

	MarkKeeper(Ledger ledger) {
		this.ledger = ledger;
	}

	@Override
	public void onRequest(ForwardRequest request, TestReceiver.Peer peer) throws IOException {
		ChunkId chunk = ChunkId.parse(request.chunk());
		if (chunk == null) {
			throw new IOException("Not ours: " + request.chunk());
		}
		switch (chunk.kind()) {
			case QUESTION -> peer.ack(request.chunk(), this.ledger.mark(chunk.stream()));
			case END -> {
				this.ledger.end(chunk.stream());
				peer.ack(request.chunk(), null);
			}
			case DATA -> onData(chunk, request, peer);
		}
	}

	void onData(ChunkId chunk, ForwardRequest request, TestReceiver.Peer peer) throws IOException {
		if (!this.ledger.commit(chunk, request)) {
			throw new IOException("Out of order: " + chunk + " at " + this.ledger.mark(chunk.stream()));
		}
		peer.ack(request.chunk(), null);
	}

}
