package id.projectwise.sample.web.project;

import java.net.URI;
import java.util.List;

import jakarta.validation.Valid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/projects")
final class ProjectController {

	private static final Logger log = LoggerFactory.getLogger(ProjectController.class);

	private final ProjectService projects;

	ProjectController(ProjectService projects) {
		this.projects = projects;
	}

	@PostMapping
	ResponseEntity<Project> create(@RequestBody @Valid NewProject newProject) {
		Project project = this.projects.create(newProject.name());
		return ResponseEntity.created(URI.create("/projects/" + project.id())).body(project);
	}

	@GetMapping
	List<Project> list() {
		List<Project> found = this.projects.findAll();
		log.info("Listing {} projects", found.size());
		return found;
	}

	@GetMapping("/{id}")
	Project read(@PathVariable long id) {
		return this.projects.findById(id).orElseThrow(() -> notFound(id));
	}

	private static ResponseStatusException notFound(long id) {
		log.warn("There is no project {}", id);
		return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no project " + id);
	}

}
