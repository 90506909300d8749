package id.projectwise.sample.web.project;

record Project(long id, String name) {
}
