package id.projectwise.sample.mcp;

record Project(long id, String name) {
}
