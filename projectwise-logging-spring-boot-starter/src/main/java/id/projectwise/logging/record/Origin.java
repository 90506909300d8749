package id.projectwise.logging.record;

/**
 * Who logs: one per process, or one per remote worker.
 *
 * @param service the application's name
 * @param instance what tells the processes of one application apart
 * @param host the host's name
 * @param processId the operating system's process id
 * @param startEpochMillis when the process started, in milliseconds since the epoch
 */
public record Origin(String service, String instance, String host, long processId, long startEpochMillis) {

}
