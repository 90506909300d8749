package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where locks and mapped files are not what they seem.
 */
final class NetworkFileSystems {

	private static final Pattern TYPES = Pattern
		.compile("(nfs|cifs|smb|9p|v9fs|afs|ceph|gluster|lustre|gpfs|beegfs|fuse\\.(sshfs|s3fs|gcsfuse|gluster)).*");

	private NetworkFileSystems() {
	}

	static boolean isNetwork(String type) {
		return TYPES.matcher(type.toLowerCase(Locale.ROOT)).matches();
	}

	static void check(Path folder, JournalListener listener) throws IOException {
		String type = Files.getFileStore(folder).type();
		if (isNetwork(type)) {
			listener.networkFileSystem(folder, type);
		}
	}

}
