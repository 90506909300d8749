package id.projectwise.sample.web.trial;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class FailController {

	@GetMapping("/fail")
	void fail() {
		throw new IllegalStateException("Failed on request", new UnsupportedOperationException("The cause"));
	}

}
