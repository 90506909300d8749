package id.projectwise.listener.codec;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a pickle tells of objects that are not built here: their class by name, and what
 * it would be called with. For some classes of Python's library that is enough to know
 * the value.
 */
final class PickleObjects {

	private static final int LONGEST_NAME = 256;

	private static final int MOST_PARTS = 64;

	private static final String ENCODE = "_codecs.encode";

	private static final Set<String> CONTAINERS = Set.of("builtins.set", "builtins.frozenset", "builtins.list",
			"builtins.tuple", "builtins.dict", "collections.Counter", "collections.OrderedDict", "collections.deque");

	private static final Set<String> BYTES = Set.of(ENCODE, "builtins.bytes", "builtins.bytearray");

	private final PickleValues values;

	private final PickleTimes times;

	PickleObjects(PickleValues values) {
		this.values = values;
		this.times = new PickleTimes(this, values);
	}

	/**
	 * Return the container that an object is.
	 * @return the number of a value that has members, or {@link PickleValues#OMITTED} if
	 * the object is none
	 */
	int container(int object) {
		if (this.values.firstMember(object) != 0) {
			return object;
		}
		if (!CONTAINERS.contains(name(object))) {
			return PickleValues.OMITTED;
		}
		int argument = argument(object, 0);
		return switch (this.values.type(argument)) {
			case LIST, TUPLE, SET, DICTIONARY -> argument;
			default -> object;
		};
	}

	/**
	 * Return the bytes that a value is. In Python 2 text is bytes.
	 * @param limit how many bytes are enough
	 * @return the bytes, or {@code null} if it is something else
	 */
	byte @Nullable [] bytes(int value, int limit) {
		return switch (this.values.type(value)) {
			case BYTES, TEXT -> {
				int offset = this.values.offset(value);
				int end = offset + Math.min(this.values.length(value), limit);
				yield Arrays.copyOfRange(this.values.bytes(), offset, end);
			}
			case ESCAPED_BYTES -> PickleEscapes.unescapeBytes(this.values.bytes(), this.values.offset(value),
					(int) Math.min(this.values.length(value), PickleEscapes.LONGEST * limit));
			case OBJECT -> BYTES.contains(name(value)) ? encoded(value, limit) : null;
			default -> null;
		};
	}

	// Protocols below 3 have no bytes: they are text that is to be encoded, or such text
	// in
	// an object in an object.
	private byte @Nullable [] encoded(int object, int limit) {
		int argument = argument(object, 0);
		if (name(argument).equals(ENCODE)) {
			argument = argument(argument, 0);
		}
		PickleType type = this.values.type(argument);
		if (type.isText()) {
			int longest = (int) Math.min(PickleEscapes.LONGEST * limit, Integer.MAX_VALUE);
			return this.values.string(argument, longest).getBytes(StandardCharsets.ISO_8859_1);
		}
		if (argument == PickleValues.OMITTED) {
			return new byte[0];
		}
		return (type == PickleType.BYTES) ? bytes(argument, limit) : null;
	}

	/**
	 * Return a short text for something that is not built here.
	 * @param value the number of a name, an object or something unknown
	 */
	String describe(int value) {
		if (this.values.type(value) == PickleType.UNKNOWN) {
			return "<unknown>";
		}
		String name = name(value);
		String known = (this.values.type(value) == PickleType.OBJECT) ? describe(value, name) : null;
		return (known != null) ? known : "<" + name + ">";
	}

	private @Nullable String describe(int object, String name) {
		return switch (name) {
			case "fractions.Fraction" -> fraction(object, name);
			case "decimal.Decimal", "ipaddress.IPv4Address", "ipaddress.IPv6Address", "ipaddress.IPv4Network",
					"ipaddress.IPv6Network" ->
				called(object, name);
			case "pathlib.PosixPath", "pathlib.PurePosixPath", "pathlib._local.PosixPath",
					"pathlib._local.PurePosixPath" ->
				path(object);
			case "uuid.UUID" -> uuid(this.values.state(object));
			case "datetime.datetime", "datetime.date", "datetime.time", "datetime.timedelta" ->
				this.times.describe(object, name);
			default -> withArgument(object, name);
		};
	}

	private @Nullable String called(int object, String name) {
		String text = text(argument(object, 0));
		return (text != null) ? text : withArgument(object, name);
	}

	private @Nullable String fraction(int object, String name) {
		int denominator = argument(object, 1);
		if (denominator == PickleValues.OMITTED) {
			return called(object, name);
		}
		return PickleIntegers.text(this.values, argument(object, 0)) + "/"
				+ PickleIntegers.text(this.values, denominator);
	}

	// The value of an enumeration, the message of an exception.
	private @Nullable String withArgument(int object, String name) {
		int argument = argument(object, 0);
		if (argument(object, 1) != PickleValues.OMITTED || isReconstructed(object)) {
			return null;
		}
		BigInteger number = PickleIntegers.of(this.values, argument);
		if (number != null) {
			return "<" + name + "(" + number + ")>";
		}
		String text = text(argument);
		return (text != null) ? "<" + name + "('" + text + "')>" : null;
	}

	private @Nullable String path(int object) {
		StringBuilder path = new StringBuilder();
		for (int i = 0; i < MOST_PARTS && path.length() < LONGEST_NAME; i++) {
			String part = text(argument(object, i));
			if (part == null) {
				break;
			}
			boolean isRoot = path.length() == 1 && path.charAt(0) == '/';
			path.append((i == 0 || isRoot) ? "" : "/").append(part);
		}
		return path.isEmpty() ? null : path.toString();
	}

	private @Nullable String uuid(int state) {
		if (this.values.type(state) != PickleType.DICTIONARY) {
			return null;
		}
		for (int member = this.values.firstMember(state); member != 0; member = this.values.nextMember(member)) {
			if ("int".equals(text(this.values.key(member)))) {
				String hex = hex(this.values.value(member));
				return (hex != null && hex.length() == 32)
						? hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})", "$1-$2-$3-$4-") : null;
			}
		}
		return null;
	}

	private @Nullable String hex(int value) {
		BigInteger number = PickleIntegers.of(this.values, value);
		return (number != null && number.signum() >= 0 && number.bitLength() <= 128) ? String.format("%032x", number)
				: null;
	}

	/**
	 * Return the text that a value is.
	 * @return the text, cut if it is long, or {@code null} if it is something else
	 */
	@Nullable String text(int value) {
		return this.values.type(value).isText() ? this.values.string(value, LONGEST_NAME) : null;
	}

	/**
	 * Return the name of something, or of an object's class.
	 */
	String name(int value) {
		int callable = callable(value);
		if (this.values.type(callable) == PickleType.OBJECT) {
			return nameOf(callable(callable)).equals("builtins.getattr") ? attribute(callable) : "object";
		}
		String name = nameOf(callable);
		if (name.equals("builtins.getattr") && callable != value) {
			return attribute(value);
		}
		return isReconstructed(value) ? nameOf(argument(value, 0)) : name;
	}

	private String attribute(int call) {
		return nameOf(argument(call, 0)) + "." + text(argument(call, 1));
	}

	// What protocols 0 and 1 have instead of NEWOBJ.
	private boolean isReconstructed(int value) {
		return this.values.type(value) == PickleType.OBJECT && nameOf(callable(value)).equals("copyreg._reconstructor");
	}

	private int callable(int value) {
		return (this.values.type(value) == PickleType.OBJECT) ? Span.first(this.values.content(value)) : value;
	}

	private String nameOf(int value) {
		if (this.values.type(value) != PickleType.NAME) {
			return "object";
		}
		long content = this.values.content(value);
		String module = this.values.string(Span.first(content), LONGEST_NAME);
		String name = this.values.string(Span.second(content), LONGEST_NAME);
		return switch (module) {
			case "__builtin__", "exceptions" -> "builtins." + name;
			case "copy_reg" -> "copyreg." + name;
			default -> module + "." + name;
		};
	}

	/**
	 * Return one of the values with which an object's class would be called, or
	 * {@link PickleValues#OMITTED} if there are not as many.
	 */
	int argument(int object, int index) {
		if (this.values.type(object) != PickleType.OBJECT) {
			return PickleValues.OMITTED;
		}
		int arguments = Span.second(this.values.content(object));
		if (this.values.type(arguments) != PickleType.TUPLE) {
			return PickleValues.OMITTED;
		}
		int member = this.values.firstMember(arguments);
		for (int i = 0; i < index && member != 0; i++) {
			member = this.values.nextMember(member);
		}
		return (member != 0) ? this.values.value(member) : PickleValues.OMITTED;
	}

}
