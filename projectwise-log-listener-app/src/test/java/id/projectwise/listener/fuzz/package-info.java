/**
 * Decoders under coverage-guided fuzzing. Each {@code …Fuzzer} states what holds for any
 * bytes at all; {@code FuzzTests} runs them.
 */
package id.projectwise.listener.fuzz;
