package id.projectwise.listener.server;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AddressCountsTests {

	private final AddressCounts counts = new AddressCounts(3, 2);

	@Test
	void refusesOneAddressWithoutHarmToOthers() throws UnknownHostException {
		assertThat(this.counts.add(address(1))).isNull();
		assertThat(this.counts.add(address(1))).isNull();
		assertThat(this.counts.add(address(1))).isEqualTo(RejectReason.TOO_MANY_CONNECTIONS_OF_ADDRESS);
		this.counts.remove(address(1));
		assertThat(this.counts.add(address(2))).isNull();
	}

	@Test
	void refusesMoreThanTheTotal() throws UnknownHostException {
		for (int i = 1; i <= 3; i++) {
			assertThat(this.counts.add(address(i))).isNull();
		}
		assertThat(this.counts.add(address(4))).isEqualTo(RejectReason.TOO_MANY_CONNECTIONS);
	}

	@Test
	void admitsAgainWhenOthersHaveLeft() throws UnknownHostException {
		for (int i = 0; i < 10; i++) {
			assertThat(this.counts.add(address(1))).isNull();
			assertThat(this.counts.add(address(1))).isNull();
			this.counts.remove(address(1));
			this.counts.remove(address(1));
		}
	}

	private static InetAddress address(int last) throws UnknownHostException {
		return InetAddress.getByAddress(new byte[] { 10, 0, 0, (byte) last });
	}

}
