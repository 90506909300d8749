package id.projectwise.listener;

import java.nio.file.Path;

import id.projectwise.listener.route.CommitStore;

/**
 * The store and what belongs to it.
 *
 * @param store the store, closed by the appender
 * @param root the directory of the month directories
 * @param reporter tells what happens to the store
 */
record ListenerStore(CommitStore store, Path root, StoreReporter reporter) {

}
