package id.projectwise.sample.web.project;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record NewProject(@NotBlank(message = "name must not be blank") @Size(max = 100,
		message = "name must have at most 100 characters") String name) {
}
