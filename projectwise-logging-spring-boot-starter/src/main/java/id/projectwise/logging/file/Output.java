package id.projectwise.logging.file;

import java.io.IOException;

/**
 * Where combined lines go. Called by one thread at a time.
 */
public interface Output {

	/**
	 * Hand bytes to the operating system, all of them in one write where it takes them.
	 * @param bytes the array
	 * @param offset where the bytes begin
	 * @param length how many bytes
	 * @throws ShortWriteException if only the beginning was taken
	 * @throws IOException if nothing was taken
	 */
	void write(byte[] bytes, int offset, int length) throws IOException;

	/**
	 * Release what is behind.
	 * @throws IOException if that fails
	 */
	void close() throws IOException;

}
