package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NetworkFileSystemsTests {

	@ParameterizedTest
	@ValueSource(strings = { "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "fuse.sshfs", "fuse.glusterfs",
			"lustre", "NFS" })
	void knowsThem(String type) {
		assertThat(NetworkFileSystems.isNetwork(type)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ext4", "xfs", "btrfs", "tmpfs", "overlay", "apfs", "NTFS", "zfs", "fuseblk" })
	void knowsLocalOnes(String type) {
		assertThat(NetworkFileSystems.isNetwork(type)).isFalse();
	}

	@Test
	void saysNothingOfLocalOnes(@TempDir Path directory) throws IOException {
		RecordingListener listener = new RecordingListener();
		NetworkFileSystems.check(directory, listener);
		assertThat(listener.events).isEmpty();
	}

}
