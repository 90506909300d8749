package id.projectwise.sample.mcp;

record ServiceStatus(String url, boolean up, String detail) {
}
