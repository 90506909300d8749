package id.projectwise.listener.route;

import java.time.LocalDate;

import id.projectwise.logging.format.LineBuffer;

/**
 * Lines of one module and day.
 *
 * @param key which module and day
 * @param lines the lines
 */
record LineGroup(Key key, LineBuffer lines) {

	/**
	 * A module and a day.
	 *
	 * @param module the name of the module
	 * @param day the day of the records
	 */
	record Key(String module, LocalDate day) {

	}

}
