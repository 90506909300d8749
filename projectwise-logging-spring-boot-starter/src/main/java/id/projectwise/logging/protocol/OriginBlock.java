package id.projectwise.logging.protocol;

import id.projectwise.logging.record.Origin;

/**
 * The fields at the end of an entry that tell its origin, as they are on the wire.
 */
record OriginBlock(byte[] bytes, Origin origin) {

}
