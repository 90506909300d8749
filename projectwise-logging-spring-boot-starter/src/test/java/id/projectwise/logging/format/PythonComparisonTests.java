package id.projectwise.logging.format;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.Origin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The same records and formats through the real Python.
 */
class PythonComparisonTests {

	private static final String LOGGING = """
			import logging, os, time
			fmt, datefmt, zone = fields[:3]
			names = 'created msecs relativeCreated levelno lineno process thread'.split()
			numbers = dict(zip(names, fields[3:10]))
			record = logging.makeLogRecord({name: float.fromhex(value) for name, value in numbers.items()})
			for name in names[3:]:
			    setattr(record, name, int(numbers[name]))
			names = 'name levelname msg threadName processName pathname filename module funcName exc_text'.split()
			for name, value in zip(names, fields[10:20]):
			    setattr(record, name, value)
			record.taskName = None
			record.host, record.instance, record.service = fields[20:23]
			record.exc_text = record.exc_text or None
			os.environ['TZ'] = zone
			time.tzset()
			return logging.Formatter(fmt, datefmt or None, validate=False).format(record)
			""";

	private static final String STRFTIME = """
			import os, time
			os.environ['TZ'] = fields[1]
			time.tzset()
			return time.strftime(fields[0], time.localtime(int(fields[2])))
			""";

	private static final String OPERATOR = """
			return fields[0] % float.fromhex(fields[1])
			""";

	private static final List<String> TEXTS = List.of("name", "levelname", "message", "threadName", "processName",
			"pathname", "filename", "module", "funcName", "service", "host", "instance", "asctime", "taskName");

	private static final List<String> WHOLE = List.of("levelno", "lineno", "process", "thread");

	private static final List<String> REAL = List.of("created", "msecs", "relativeCreated");

	@TempDir
	private Path directory;

	@BeforeEach
	void needsPython() {
		assumeTrue(PythonProcess.isThere(), "python3 is not installed: nothing to compare with");
	}

	@Test
	void formatsRecordsAsPythonDoes() throws Exception {
		PythonProcess python = new PythonProcess(this.directory, LOGGING);
		List<String> ours = new ArrayList<>();
		List<String> questions = new ArrayList<>();
		List<TestRecord> records = records();
		int next = 0;
		for (String format : formats()) {
			TestRecord record = records.get(next++ % records.size());
			String dateFormat = (next % 3 == 0) ? "%d/%b/%Y:%H:%M:%S %z" : "";
			ZoneId zone = ZoneId.of(List.of("UTC", "Asia/Jakarta", "America/New_York").get(next % 3));
			ask(python, format, dateFormat, zone, record);
			ours.add(record.in(new PythonFormat(format, dateFormat, zone)));
			questions.add(format + " of " + record);
		}
		List<String> answers = python.answers();
		assertThat(answers).hasSameSizeAs(ours).hasSizeGreaterThan(500);
		for (int i = 0; i < ours.size(); i++) {
			assertThat(ours.get(i)).as(questions.get(i)).isEqualTo(answers.get(i) + "\n");
		}
	}

	@Test
	void formatsDatesAsPythonDoes() throws Exception {
		PythonProcess python = new PythonProcess(this.directory, STRFTIME);
		List<String> ours = new ArrayList<>();
		List<String> questions = new ArrayList<>();
		List<String> formats = dateFormats();
		for (String zone : List.of("UTC", "Asia/Jakarta", "Europe/Berlin", "America/New_York", "Asia/Kolkata",
				"Australia/Sydney", "America/St_Johns")) {
			for (Instant instant : dates(ZoneId.of(zone))) {
				for (String format : formats) {
					python.ask(format, zone, Long.toString(instant.getEpochSecond()));
					ours.add(DateText.of(format, ZoneId.of(zone)).format(instant));
					questions.add(format + " of " + instant + " in " + zone);
				}
			}
		}
		List<String> answers = python.answers();
		assertThat(answers).hasSameSizeAs(ours).hasSizeGreaterThan(5000);
		for (int i = 0; i < ours.size(); i++) {
			assertThat(ours.get(i)).as(questions.get(i)).isEqualTo(answers.get(i));
		}
	}

	@Test
	void refusesDirectivesThatPythonShowsAsTheyAre() throws Exception {
		PythonProcess python = new PythonProcess(this.directory, STRFTIME);
		List<String> directives = new ArrayList<>();
		for (String modifier : List.of("", "E", "O")) {
			for (char letter = 'A'; letter <= 'z'; letter++) {
				if (Character.isLetter(letter) && letter != 'n' && letter != 'f') {
					directives.add("%" + modifier + letter);
				}
			}
		}
		directives.removeAll(List.of("%E", "%O"));
		directives.forEach((directive) -> python.ask(directive, "UTC", "1709164799"));
		List<String> answers = python.answers();
		for (int i = 0; i < answers.size(); i++) {
			String directive = directives.get(i);
			assertThat(isKnown(directive)).as(directive).isEqualTo(!answers.get(i).equals(directive));
		}
	}

	@Test
	void formatsFloatsAsPythonDoes() throws Exception {
		PythonProcess python = new PythonProcess(this.directory, OPERATOR);
		Random random = new Random(20250831);
		List<String> ours = new ArrayList<>();
		List<String> questions = new ArrayList<>();
		for (int i = 0; i < 3000; i++) {
			double value = anyDouble(random);
			char type = "eEfFgGs".charAt(random.nextInt(7));
			int precision = random.nextInt(20);
			boolean alternate = type != 's' && random.nextBoolean();
			String format = "%" + (alternate ? "#" : "") + ((type != 's') ? "." + precision : "") + type;
			python.ask(format, Double.toHexString(value));
			ours.add((type == 's') ? FloatText.shortest(value) : FloatText.format(value, type, precision, alternate));
			questions.add(format + " of " + value);
		}
		List<String> answers = python.answers();
		for (int i = 0; i < ours.size(); i++) {
			assertThat(ours.get(i)).as(questions.get(i)).isEqualTo(answers.get(i));
		}
	}

	private static double anyDouble(Random random) {
		return switch (random.nextInt(5)) {
			case 0 -> random.nextInt(2000) / 8.0 - 100;
			case 1 -> random.nextLong() / 1e9;
			case 2 -> random.nextInt(1000) / 1e6;
			case 3 -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(120) - 60);
			default -> random.nextInt(3) * 1e15 + random.nextInt(10);
		};
	}

	private static boolean isKnown(String directive) {
		try {
			DateText.of(directive, ZoneOffset.UTC);
			return true;
		}
		catch (FormatException ex) {
			return false;
		}
	}

	private static List<String> formats() {
		List<String> formats = new ArrayList<>(
				List.of("%(asctime)s %(levelname)s %(name)s: %(message)s", "100%% %(name)s", "%%(name)s %%%(name)s%%%%",
						"%(message)s", "ünïcode → %(message)s", "%(levelname)-8s|%(name).4s|",
						"%(asctime)s - %(name)s - %(levelname)s - %(message)s [%(filename)s:%(lineno)d]",
						"%(asctime)s.%(msecs)03d", "%(created)f", "%(relativeCreated)6d %(threadName)s %(message)s"));
		Random random = new Random(31082025);
		for (String flags : List.of("", "-", "0", "#", "+", " ", "-0", "+0", " 0#", "#0", "+ ")) {
			TEXTS.forEach((name) -> formats.add(conversion(name, flags, "sra", random)));
			WHOLE.forEach((name) -> formats.add(conversion(name, flags, "diuoxXeEfFgGsra", random)));
			WHOLE.forEach((name) -> formats.add(conversion(name, flags, "dxXo", random)));
			REAL.forEach((name) -> formats.add(conversion(name, flags, "diueEfFgGsra", random)));
			REAL.forEach((name) -> formats.add(conversion(name, flags, "dfgs", random)));
			formats.add(conversion("process", flags, "c", random));
		}
		for (int i = 0; i < 250; i++) {
			String flags = List.of("", "-", "0", "#0").get(random.nextInt(4));
			formats.add(conversion(TEXTS.get(random.nextInt(TEXTS.size())), flags, "sra", random) + " "
					+ conversion(WHOLE.get(random.nextInt(WHOLE.size())), flags, "dxXogs", random) + "%%"
					+ conversion(REAL.get(random.nextInt(REAL.size())), flags, "dfegs", random));
		}
		return formats;
	}

	private static String conversion(String name, String flags, String types, Random random) {
		String width = random.nextBoolean() ? Integer.toString(1 + random.nextInt(30)) : "";
		String precision = List.of("", "", ".", ".0", ".3", ".12").get(random.nextInt(6));
		String modifier = List.of("", "", "h", "l", "L").get(random.nextInt(5));
		return "<%(" + name + ")" + flags + width + precision + modifier + types.charAt(random.nextInt(types.length()))
				+ ">";
	}

	private static List<TestRecord> records() {
		TestRecord plain = TestRecord.of("Order 4711 is placed");
		Origin other = new Origin("überdienst", "w-€", "höst", 0x20AC, 1_709_164_799_500L);
		TestRecord unicode = new TestRecord(1_725_148_799_999L, 999_999_999, "CRITICAL", 50, "quart.app", "工作线程 🧵",
				140_737_353_987_904L, "it's “quoted” \\ \"twice\" 中文 🙂 é", null, plain.context(), null,
				new Caller("src/naïve.test.py", "naïve.test.py", "<lambda>", 100_000), other);
		TestRecord early = plain.at(0).withCaller(null).withTrace("Traceback:\n  at line 1\nError: no");
		return List.of(plain, unicode, early, plain.at(1_740_787_200_500L), unicode.at(1_735_689_599_001L),
				TestRecord.of("it's").named("a", "'\"\\"), TestRecord.of(""));
	}

	private static void ask(PythonProcess python, String format, String dateFormat, ZoneId zone, TestRecord record) {
		long nanos = Math.floorDiv(record.epochMillis(), 1000L) * 1_000_000_000 + record.nanoOfSecond();
		Caller caller = record.caller();
		if (caller == null) {
			caller = new Caller("(unknown file)", "(unknown file)", "(unknown function)", 0);
		}
		Origin origin = record.origin();
		String trace = record.stackTrace();
		python.ask(format, dateFormat, zone.getId(), Double.toHexString(nanos / 1e9),
				Double.toHexString(record.epochMillis() % 1000),
				Double.toHexString((nanos - origin.startEpochMillis() * 1_000_000) / 1e6),
				Integer.toString(record.levelNumber()), Integer.toString(caller.line()),
				Long.toString(origin.processId()), Long.toString(record.threadId()), record.loggerName(),
				record.levelName(), String.valueOf(record.message()), record.threadName(), origin.service(),
				caller.pathname(), caller.filename(), caller.module(), caller.function(), (trace != null) ? trace : "",
				origin.host(), origin.instance(), origin.service());
	}

	private static List<String> dateFormats() {
		List<String> formats = new ArrayList<>(List.of("%Y-%m-%d %H:%M:%S", "%d.%m.%Y — %H Uhr", "%%%Y%%"));
		for (char letter : "%aAbBcCdDeFgGhHIjklmMpPrRsStTuUVwWxXyYzZ".toCharArray()) {
			for (String flags : List.of("", "-", "_", "0", "^", "#", "10", "-10", "_10", "012", "^#9", "_-5", "-05")) {
				formats.add("%" + flags + letter);
			}
		}
		for (String letters : List.of("ECcxXyYpPrRstTuzZ", "ObBCdeghHIjklmMpPrRsStTuUVwWyzZ")) {
			letters.substring(1).chars().forEach((letter) -> formats.add("%" + letters.charAt(0) + (char) letter));
		}
		return formats;
	}

	private static List<Instant> dates(ZoneId zone) {
		return List
			.of("2024-02-29T23:59:59", "2024-12-30T00:00:00", "2023-01-01T12:00:00", "2027-01-01T00:30:00",
					"2025-03-30T03:30:00", "2025-10-26T00:59:59", "2025-11-02T05:06:07", "1999-12-31T23:59:59",
					"2025-08-31T13:05:09", "2026-01-04T11:00:00")
			.stream()
			.map((text) -> LocalDateTime.parse(text).atZone(zone).toInstant())
			.toList();
	}

}
