package id.projectwise.listener.server;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UnknownStreamsTests {

	private final UnknownStreams streams = new UnknownStreams();

	@Test
	void remembersAStreamOnce() {
		assertThat(this.streams.remove(stream(1))).isFalse();
		this.streams.add(stream(1));
		assertThat(this.streams.remove(stream(2))).isFalse();
		assertThat(this.streams.remove(stream(1))).isTrue();
		assertThat(this.streams.remove(stream(1))).isFalse();
	}

	@Test
	void remembersOnlyTheLastOnes() {
		for (int i = 0; i < 1000; i++) {
			this.streams.add(stream(i));
		}
		assertThat(this.streams.remove(stream(983))).isFalse();
		for (int i = 984; i < 1000; i++) {
			assertThat(this.streams.remove(stream(i))).isTrue();
		}
	}

	private static UUID stream(int number) {
		return new UUID(0, number);
	}

}
