package id.projectwise.listener.route;

import java.nio.file.Path;
import java.time.Duration;

import id.projectwise.logging.file.ModuleNaming;
import id.projectwise.logging.file.TreeSettings;
import id.projectwise.logging.format.RecordFormat;
import id.projectwise.logging.record.Origin;

/**
 * What a {@link CommitStore} needs to know.
 *
 * @param tree how the tree of files is laid out
 * @param stateDirectory where the marks of the streams are kept, on a local file system
 * @param format the format of lines
 * @param naming which module a logger belongs to
 * @param origin who the store is, for its own lines
 * @param sync when commits are forced to the disk
 * @param syncInterval how often, for {@link SyncPolicy#INTERVAL}
 * @param streamExpiry after how much idle time a stream is forgotten
 * @param maxStreams how many streams are remembered; beyond, those that were idle longest
 * are forgotten first
 * @param listener told what happens
 */
public record StoreSettings(TreeSettings tree, Path stateDirectory, RecordFormat format, ModuleNaming naming,
		Origin origin, SyncPolicy sync, Duration syncInterval, Duration streamExpiry, int maxStreams,
		StoreListener listener) {

	/**
	 * Return where the state is unless somebody says otherwise.
	 * @param root the directory of the month directories
	 * @return a directory within it
	 */
	public static Path defaultStateDirectory(Path root) {
		return root.resolve(".listener");
	}

}
