package id.projectwise.listener.chaos;

/**
 * What came out of a run.
 *
 * @param workerKills workers killed
 * @param listenerKills listeners killed
 * @param faults times the wire was cut, half-closed or stalled
 * @param logged records whose log call had returned
 * @param written distinct records in the files
 * @param lost records whose call had returned and that are in no file
 * @param repeated lines too many
 * @param disordered lines not in the order of their run
 * @param strange lines nobody logged
 */
record ChaosResult(int workerKills, int listenerKills, int faults, long logged, long written, long lost, long repeated,
		long disordered, long strange) {

	String table() {
		return """
				| killed workers | killed listeners | cuts, half-closes, stalls | logged | in files | lost | repeated | out of order | strange |
				|---|---|---|---|---|---|---|---|---|
				| %d | %d | %d | %d | %d | %d | %d | %d | %d |"""
			.formatted(this.workerKills, this.listenerKills, this.faults, this.logged, this.written, this.lost,
					this.repeated, this.disordered, this.strange);
	}

}
