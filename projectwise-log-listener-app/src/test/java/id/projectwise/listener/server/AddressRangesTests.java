package id.projectwise.listener.server;

import java.net.InetAddress;
import java.util.List;

import id.projectwise.listener.ForwardBytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AddressRanges} and {@link AddressRange}.
 */
@Timeout(60)
class AddressRangesTests {

	private final ServerFixture fixture = new ServerFixture();

	@AfterEach
	void close() throws Exception {
		this.fixture.close();
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/8, 10.255.255.255, true", "10.0.0.0/8, 11.0.0.0, false", "10.0.0.0/8, 9.255.255.255, false",
			"192.168.1.7, 192.168.1.7, true", "192.168.1.7, 192.168.1.8, false", "192.168.1.7/32, 192.168.1.7, true",
			"192.168.1.128/25, 192.168.1.127, false", "192.168.1.128/25, 192.168.1.200, true",
			"192.168.4.0/22, 192.168.7.255, true", "192.168.4.0/22, 192.168.8.0, false", "0.0.0.0/0, 1.2.3.4, true",
			"0.0.0.0/0, ::1, false", "::/0, ::1, true", "::/0, 1.2.3.4, false", "::1, ::1, true", "::1, ::2, false",
			"fd00::/8, fdff:ffff::1, true", "fd00::/8, fe00::1, false", "2001:db8::/33, 2001:db8:7fff::1, true",
			"2001:db8::/33, 2001:db8:8000::1, false", "::ffff:10.0.0.0/104, 10.1.2.3, true",
			"::ffff:10.0.0.0/104, 11.1.2.3, false", "::ffff:10.1.2.3, 10.1.2.3, true",
			"10.0.0.0/8, ::ffff:10.1.2.3, true", "10.0.0.0/8, ::10.1.2.3, false", "' 10.0.0.0/8 ', 10.1.2.3, true" })
	void tellsWhoIsIn(String range, String address, boolean isIn) throws Exception {
		assertThat(AddressRanges.of(List.of(range)).contains(InetAddress.getByName(address))).isEqualTo(isIn);
		assertThat(AddressRanges.of(List.of("203.0.113.9", range)).contains(InetAddress.getByName(address)))
			.isEqualTo(isIn);
	}

	@Test
	void unmapsWhatTheSystemDidNot() {
		byte[] mapped = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 1, 2, 3 };
		assertThat(AddressRange.unmapped(mapped)).containsExactly(10, 1, 2, 3);
	}

	@Test
	void containsEverybodyWithoutRanges() throws Exception {
		assertThat(AddressRanges.of(List.of()).containsAll()).isTrue();
		assertThat(AddressRanges.of(List.of()).contains(InetAddress.getByName("203.0.113.9"))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "localhost", "10.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8",
			"10.0.0.0/eight", "10.0.0.256", "::/129", "::1%lo", "fd00::/8000", "::ffff:10.0.0.0/95", "*", "10.*",
			"0x0A000000", "10.0.0.0/+8" })
	void refusesWhatIsNone(String range) {
		assertThatIllegalArgumentException().isThrownBy(() -> AddressRanges.of(List.of("10.0.0.0/8", range)))
			.withMessageStartingWith("'" + range + "' ")
			.withMessageContaining("such as 10.0.0.0/8");
	}

	@Test
	void refusesRangeThatMayBeMeantOtherwise() {
		assertThatIllegalArgumentException().isThrownBy(() -> AddressRanges.of(List.of("10.1.2.3/8")))
			.withMessageContaining("10.0.0.0/8 for the range");
	}

	@Test
	void closesConnectionsOfOthersAtOnce() throws Exception {
		LogServer server = this.fixture
			.start(new ServerSecurity(AddressRanges.of(List.of("10.0.0.0/8")), null, null, ""));
		TestClient client = this.fixture.opened(new TestClient(server));
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.NOT_ALLOWED);
		assertThat(server.statistics().rejected(RejectReason.NOT_ALLOWED)).isOne();
		assertThat(server.statistics().connections()).isZero();
	}

	@Test
	void letsTheAllowedIn() throws Exception {
		LogServer server = this.fixture
			.start(new ServerSecurity(AddressRanges.of(List.of("10.0.0.0/8", "127.0.0.0/8")), null, null, ""));
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(ForwardBytes.message("tag", "a", "hello", "c"));
		assertThat(client.acknowledgement()).isEqualTo("c");
	}

}
