package id.projectwise.logging.autoconfigure;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loads the classes that an installation needs, on a thread of its own while Spring Boot
 * prepares the environment, as Boot itself does with classes of its own: loading takes
 * most of the time an installation adds to a start. A class that is missing here is
 * loaded when it is needed.
 */
final class StartupClasses {

	/** In the order in which they are needed, without the name of the root package. */
	static final List<String> NAMES = List.of("autoconfigure.LogConfigurationException", "logback.AppenderRegistrar",
			"autoconfigure.LogInstallation", "autoconfigure.LogbackConfigurationFiles",
			"autoconfigure.LogPropertiesBinder", "autoconfigure.LogMode", "autoconfigure.ModuleBy",
			"autoconfigure.LogPropertySources", "autoconfigure.LogProperties", "autoconfigure.LogSetting",
			"autoconfigure.LogLevel", "autoconfigure.LogProperties$Socket", "autoconfigure.LogProperties$Socket$Ssl",
			"autoconfigure.EventFormats", "format.FormatException", "format.RecordFormat", "logback.EventFormat",
			"format.DateText", "format.Strftime", "format.StrftimeFields", "format.StrftimeField",
			"format.StrftimeStyle", "format.Strftime$Part", "format.LogFormat", "format.Attributes", "format.Attribute",
			"record.Caller", "logback.RecordEventFormat", "record.LogRecord", "format.PythonFormat", "format.Piece",
			"format.TimePiece", "format.Pieces", "format.ConversionParser", "format.ConversionSpec",
			"format.Attribute$Text", "format.Conversions", "format.Attribute$Whole", "format.Attribute$Real",
			"format.StablePiece", "format.LineBuffer", "autoconfigure.Origins", "record.Origin",
			"autoconfigure.FileSinkFactory", "file.TreeListener", "file.TreeSettings", "logback.TreeReporter",
			"logback.Damper", "file.LogTree", "file.TreeLockException", "file.ModuleFile", "file.Rotation",
			"file.OpenFiles", "file.TreeLock", "file.Directories", "file.FileLocks", "file.MonthDirectories",
			"file.DaySpan", "logback.LineSink", "logback.FileSink", "file.ModuleNaming", "file.Maintenance",
			"file.Maintenance$Step", "logback.ConsoleSink", "file.Output", "file.CombinedWriter", "file.Batch",
			"autoconfigure.Terminal", "logback.StartupFailureSink", "logback.LogAppender", "logback.LineBuffers",
			"logback.EventRecord", "format.TimePiece$Second", "format.Escape", "format.StablePiece$Entry",
			"format.MessageText", "format.MessageTemplate", "file.DatedName", "file.OpenFile",
			"file.ShortWriteException", "file.DatedName$Grammar");

	private static final String ROOT_PACKAGE = "id.projectwise.logging.";

	private static final AtomicBoolean STARTED = new AtomicBoolean();

	private StartupClasses() {
	}

	/**
	 * Start to load them, once and if there is a second processor that may be idle.
	 */
	static void preload() {
		if (Runtime.getRuntime().availableProcessors() > 1 && STARTED.compareAndSet(false, true)) {
			Thread thread = new Thread(() -> NAMES.forEach(StartupClasses::load), "log-classes");
			thread.setDaemon(true);
			thread.start();
		}
	}

	static void load(String name) {
		try {
			Class.forName(ROOT_PACKAGE + name, true, StartupClasses.class.getClassLoader());
		}
		catch (ClassNotFoundException | LinkageError ex) {
			// Whoever needs the class will tell.
			return;
		}
	}

}
