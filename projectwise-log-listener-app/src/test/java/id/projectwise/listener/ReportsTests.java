package id.projectwise.listener;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ReportsTests {

	@Test
	void saysOnStandardErrorWhatIsSaidWhenLoggingHasEnded(CapturedOutput output) {
		Reports reports = new Reports();
		reports.endLogging();
		reports.warn("The last words");
		reports.close();
		assertThat(output.getErr()).contains("WARN " + LogListenerApplication.class.getName() + ": The last words");
		assertThat(output.getOut()).doesNotContain("The last words");
	}

}
