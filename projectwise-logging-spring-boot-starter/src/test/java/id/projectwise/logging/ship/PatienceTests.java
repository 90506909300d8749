package id.projectwise.logging.ship;

import java.time.Duration;
import java.util.UUID;

import id.projectwise.logging.protocol.Ack;
import id.projectwise.logging.protocol.ChunkId;
import id.projectwise.logging.protocol.ProtocolException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PatienceTests {

	private final Patience patience = new Patience(Duration.ofSeconds(10));

	@Test
	void doublesTheTimeoutUpToEightTimes() throws Exception {
		assertThat(this.patience.timeout()).isEqualTo(Duration.ofSeconds(10));
		for (int seconds : new int[] { 20, 40, 80, 80 }) {
			this.patience.learn(window(1, false), true);
			assertThat(this.patience.timeout()).isEqualTo(Duration.ofSeconds(seconds));
		}
	}

	@Test
	void takesTheShortTimeoutAgainWhenRecordsWereKept() throws Exception {
		this.patience.learn(window(1, false), true);
		this.patience.learn(window(1, true), false);
		assertThat(this.patience.timeout()).isEqualTo(Duration.ofSeconds(10));
	}

	@Test
	void takesNoAnswerToAQuestionForKeepingRecords() throws Exception {
		this.patience.learn(window(0, true), true);
		assertThat(this.patience.timeout()).isEqualTo(Duration.ofSeconds(20));
		assertThat(this.patience.asks()).isTrue();
	}

	@Test
	void doesNotAskAgainAfterAQuestionTimedOut() throws Exception {
		this.patience.learn(window(0, false), true);
		assertThat(this.patience.asks()).isFalse();
	}

	@Test
	void asksAgainWhenTheConnectionWasOnlyCut() throws Exception {
		this.patience.learn(window(0, false), false);
		assertThat(this.patience.asks()).isTrue();
	}

	@Test
	void doesNotAskAReceiverThatHangsUpOnQuestionsInARow() throws Exception {
		this.patience.learn(window(0, false), false);
		this.patience.learn(window(0, false), false);
		assertThat(this.patience.asks()).isFalse();
		this.patience.learn(window(1, true), false);
		assertThat(this.patience.asks()).isFalse();
	}

	@Test
	void asksAgainWhenRecordsMakeItHangUpToo() throws Exception {
		this.patience.learn(window(0, false), false);
		this.patience.learn(window(0, false), false);
		this.patience.learn(window(1, false), false);
		assertThat(this.patience.asks()).isTrue();
	}

	@Test
	void doesNotBlameQuestionsForSingleEndsOfTheReceiver() throws Exception {
		this.patience.learn(window(0, false), false);
		this.patience.learn(window(1, true), false);
		this.patience.learn(window(0, false), false);
		assertThat(this.patience.asks()).isTrue();
	}

	@Test
	void asksAgainWhenRecordsTimedOutToo() throws Exception {
		this.patience.learn(window(0, false), true);
		this.patience.learn(window(1, false), true);
		assertThat(this.patience.asks()).isTrue();
	}

	@Test
	void staysWithoutQuestionsAsLongAsThatWorks() throws Exception {
		this.patience.learn(window(0, false), true);
		this.patience.learn(window(1, true), true);
		assertThat(this.patience.asks()).isFalse();
		this.patience.learn(new Window(), false);
		assertThat(this.patience.asks()).isFalse();
	}

	@Test
	void takesReceiverForAForeignOneThatTakesRecordsOnly() {
		assertThat(this.patience.keepsMarks()).isNull();
		this.patience.learn(ChunkId.Kind.DATA, false);
		assertThat(this.patience.keepsMarks()).isFalse();
	}

	@Test
	void believesAnswersRatherThanRecords() {
		this.patience.learn(ChunkId.Kind.QUESTION, true);
		this.patience.learn(ChunkId.Kind.DATA, false);
		this.patience.learn(ChunkId.Kind.END, false);
		assertThat(this.patience.keepsMarks()).isTrue();
		this.patience.learn(ChunkId.Kind.QUESTION, false);
		assertThat(this.patience.keepsMarks()).isFalse();
	}

	@Test
	void asksAReceiverAgainThatKeepsMarksButDidNotAnswer() throws Exception {
		this.patience.learn(ChunkId.Kind.QUESTION, true);
		takeRecordsWithoutAnAnswer();
		assertThat(this.patience.keepsMarks()).isTrue();
		assertThat(this.patience.asks()).isTrue();
		this.patience.learn(ChunkId.Kind.QUESTION, true);
		takeRecordsWithoutAnAnswer();
		assertThat(this.patience.keepsMarks()).isTrue();
		assertThat(this.patience.asks()).isTrue();
	}

	@Test
	void noticesAForeignReceiverInThePlaceOfAListener() throws Exception {
		this.patience.learn(ChunkId.Kind.QUESTION, true);
		takeRecordsWithoutAnAnswer();
		takeRecordsWithoutAnAnswer();
		assertThat(this.patience.keepsMarks()).isFalse();
		assertThat(this.patience.asks()).isFalse();
	}

	/** Two connections end after the question, and the third one with records. */
	private void takeRecordsWithoutAnAnswer() throws ProtocolException {
		this.patience.learn(window(0, false), false);
		this.patience.learn(window(0, false), false);
		assertThat(this.patience.asks()).isFalse();
		this.patience.learn(ChunkId.Kind.DATA, false);
		this.patience.learn(window(1, true), false);
	}

	private static Window window(int records, boolean acknowledged) throws ProtocolException {
		Window window = new Window();
		InFlight message = WindowTests.message(ChunkId.question(UUID.randomUUID()), records, 10);
		window.add(message);
		if (acknowledged) {
			window.acknowledge(new Ack(message.text(), null));
		}
		return window;
	}

}
