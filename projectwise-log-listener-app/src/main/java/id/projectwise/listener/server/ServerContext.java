package id.projectwise.listener.server;

import java.time.Clock;

import id.projectwise.listener.route.RecordStore;
import id.projectwise.logging.protocol.EntryNames;

/**
 * What all connections of a server share.
 *
 * @param limits what they may do
 * @param records what their records may be
 * @param security what they have to prove before
 * @param store where their records go
 * @param statistics where they are counted
 * @param listener told what happens to them
 * @param names names that their records have in common
 * @param clock tells the time of records that have none
 */
record ServerContext(ConnectionLimits limits, RecordLimits records, ServerSecurity security, RecordStore store,
		ServerStatistics statistics, ServerListener listener, EntryNames names, Clock clock) {

}
