package id.projectwise.logging.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Finds the streams that earlier processes left in a locked folder. Nothing that may hold
 * a record is removed.
 */
final class StreamRecovery {

	private final Path folder;

	private final ReentrantLock lock;

	private final JournalListener listener;

	private final SegmentOwner owner;

	private final Map<UUID, NavigableMap<Long, Segment>> segments = new HashMap<>();

	private final Set<UUID> metas = new HashSet<>();

	private long lastOpening;

	private long lastNumber;

	private long diskBytes;

	StreamRecovery(Path folder, ReentrantLock lock, JournalListener listener, SegmentOwner owner) {
		this.folder = folder;
		this.lock = lock;
		this.listener = listener;
		this.owner = owner;
	}

	/** The number of the last opening that left something. */
	long lastOpening() {
		return this.lastOpening;
	}

	/** The highest number in the name of a segment. */
	long lastNumber() {
		return this.lastNumber;
	}

	/** How many bytes the segments of the streams take. */
	long diskBytes() {
		return this.diskBytes;
	}

	/** Find the streams, oldest first. */
	List<SegmentedStream> recover() throws IOException {
		for (Path path : JournalFiles.list(this.folder)) {
			long number = JournalFiles.segmentNumber(path);
			UUID stream = JournalFiles.metaStream(path);
			this.lastNumber = Math.max(this.lastNumber, number);
			if (JournalFiles.isSegment(path)) {
				lookAt(path);
			}
			if (stream != null) {
				this.metas.add(stream);
			}
		}
		this.metas.addAll(this.segments.keySet());
		List<SegmentedStream> streams = new ArrayList<>();
		for (UUID id : this.metas.stream().sorted(Comparator.comparing(this::openingOf)).toList()) {
			addStream(streams, id);
		}
		return streams;
	}

	private long openingOf(UUID id) {
		NavigableMap<Long, Segment> ofStream = this.segments.get(id);
		return (ofStream != null) ? ofStream.firstEntry().getValue().header().opening() : 0;
	}

	private void lookAt(Path path) {
		try {
			readHeader(path);
		}
		catch (UnreadableException ex) {
			this.listener.unreadable(path, ex.isDamaged() ? ex.what() + "; " + setAside(path) : ex.what());
		}
		catch (IOException ex) {
			this.listener.failed("read a segment", path, ex);
		}
	}

	private void readHeader(Path path) throws IOException, UnreadableException {
		ByteBuffer start = ByteBuffer.allocate(SegmentHeader.LENGTH).order(ByteOrder.LITTLE_ENDIAN);
		long length;
		try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
			length = file.length();
			file.readFully(start.array(), 0, (int) Math.min(length, SegmentHeader.LENGTH));
		}
		if (start.getLong(0) == SegmentHeader.BLANK_MAGIC || (start.getLong(0) == 0 && isAllZero(path))) {
			JournalFiles.delete(path);
		}
		else if (length < SegmentHeader.LENGTH || start.getLong(0) != SegmentHeader.MAGIC) {
			throw UnreadableException.damaged("it does not begin as a segment does");
		}
		else {
			addSegment(Segment.stored(path, SegmentHeader.read(start), length));
		}
	}

	private static boolean isAllZero(Path path) throws IOException {
		for (byte one : Files.readAllBytes(path)) {
			if (one != 0) {
				return false;
			}
		}
		return true;
	}

	private String setAside(Path path) {
		Path aside = path.resolveSibling(path.getFileName() + JournalFiles.ASIDE);
		try {
			Files.move(path, aside);
			return "it is kept as " + aside.getFileName();
		}
		catch (IOException ex) {
			return "it stays where it is (" + ex + ")";
		}
	}

	private void addSegment(Segment segment) throws UnreadableException {
		SegmentHeader header = segment.header();
		this.lastOpening = Math.max(this.lastOpening, header.opening());
		Segment same = this.segments.computeIfAbsent(header.stream(), (id) -> new TreeMap<>())
			.putIfAbsent(segment.base(), segment);
		if (same != null) {
			throw UnreadableException.damaged("it takes the place of " + same.path().getFileName());
		}
	}

	private void addStream(List<SegmentedStream> streams, UUID id) {
		Path path = this.folder.resolve(JournalFiles.metaName(id));
		try {
			StreamMeta meta = StreamMeta.open(path, id);
			SegmentedStream stream = new SegmentedStream(id, meta, this.lock, this.listener, this.owner);
			stream.ended(addSegments(stream, meta, this.segments.getOrDefault(id, new TreeMap<>())));
			streams.add(stream);
		}
		catch (UnreadableException ex) {
			this.listener.unreadable(path, ex.what());
		}
		catch (IOException ex) {
			this.listener.failed("recover a stream", path, ex);
		}
	}

	/** Add the segments that are still needed. */
	private long addSegments(SegmentedStream stream, StreamMeta meta, NavigableMap<Long, Segment> all)
			throws IOException {
		long end = -1;
		for (Segment segment : all.descendingMap().values()) {
			StoredGap gap = meta.gapAfter(segment.base());
			if (segment.end() <= meta.acknowledged() || (gap != null && gap.contains(segment.base(), segment.end()))) {
				JournalFiles.delete(segment.path());
				continue;
			}
			Segment trimmed = segment;
			if (end < 0) {
				long endOfRecords = SegmentScan.endOfRecords(segment);
				trimmed = segment.trim(endOfRecords);
				end = (endOfRecords > segment.base()) ? endOfRecords : -1;
			}
			stream.add(trimmed);
			this.diskBytes += trimmed.diskLength();
		}
		return end;
	}

}
