package id.projectwise.listener;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import id.projectwise.logging.record.Origin;

/**
 * How far a stream is.
 *
 * @param stream the stream
 * @param origin who logs it
 * @param position how many of its bytes are in the files
 * @param committed when the last of them got there
 * @param lag how old the last record was then
 */
record StreamProgress(UUID stream, Origin origin, long position, Instant committed, Duration lag) {

}
