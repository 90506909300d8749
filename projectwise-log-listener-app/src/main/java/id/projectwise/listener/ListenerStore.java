package id.projectwise.listener;

import id.projectwise.listener.route.CommitStore;
import id.projectwise.logging.file.TreeSettings;

/**
 * The store and what belongs to it.
 *
 * @param store the store, closed by the appender
 * @param tree how the files are laid out
 * @param reports where everything of the listener tells the people what happens
 */
record ListenerStore(CommitStore store, TreeSettings tree, Reports reports) {

}
