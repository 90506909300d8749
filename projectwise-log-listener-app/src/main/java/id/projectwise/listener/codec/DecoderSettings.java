package id.projectwise.listener.codec;

import java.time.Clock;

/**
 * What decoders of records have in common.
 *
 * @param recordBytes the longest record
 * @param nesting how deep values may be nested
 * @param fields how many values a record may have, those within others included
 * @param clock tells the time of records that have none
 */
public record DecoderSettings(int recordBytes, int nesting, int fields, Clock clock) {

}
