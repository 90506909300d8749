package id.projectwise.sample.web.project;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

/**
 * The projects, in memory until the service ends: the newest {@value #CAPACITY}, older
 * ones are forgotten.
 */
@Service
final class ProjectService {

	static final int CAPACITY = 1000;

	private static final Logger log = LoggerFactory.getLogger(ProjectService.class);

	private final ConcurrentNavigableMap<Long, Project> projects = new ConcurrentSkipListMap<>();

	private final AtomicLong lastId = new AtomicLong();

	Project create(String name) {
		Project project = new Project(this.lastId.incrementAndGet(), name);
		this.projects.put(project.id(), project);
		this.projects.remove(project.id() - CAPACITY);
		log.info("Created project {}: {}", project.id(), project.name());
		return project;
	}

	List<Project> findAll() {
		return List.copyOf(this.projects.values());
	}

	Optional<Project> findById(long id) {
		return Optional.ofNullable(this.projects.get(id));
	}

}
