package id.projectwise.sample.web.trial;

import org.slf4j.event.Level;

record Trial(String logger, Level level, String message, int count, int threads) {

	String text(int number) {
		return (this.count > 1) ? this.message + " #" + number : this.message;
	}

}
