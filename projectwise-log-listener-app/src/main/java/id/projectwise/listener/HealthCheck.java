package id.projectwise.listener;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Asks a running listener for its health, for a container platform that wants a command:
 * {@code java -cp app.jar id.projectwise.listener.HealthCheck}. Needs nothing but the
 * JDK, so that it is quick. The exit code is 0 if the listener is up, else 1.
 */
public final class HealthCheck {

	private static final String DEFAULT_URL = "http://127.0.0.1:9021/actuator/health";

	private static final int TIMEOUT_MILLIS = 5000;

	private HealthCheck() {
	}

	/**
	 * Ask once.
	 * @param args the address of the health endpoint, if it is not
	 * {@code http://127.0.0.1:9021/actuator/health}
	 */
	public static void main(String[] args) {
		String url = (args.length > 0) ? args[0] : DEFAULT_URL;
		try {
			int status = status(url);
			System.out.println(url + " answers " + status);
			System.exit((status == HttpURLConnection.HTTP_OK) ? 0 : 1);
		}
		catch (IOException ex) {
			System.out.println(url + " does not answer: " + ex);
			System.exit(1);
		}
	}

	private static int status(String url) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
		connection.setConnectTimeout(TIMEOUT_MILLIS);
		connection.setReadTimeout(TIMEOUT_MILLIS);
		return connection.getResponseCode();
	}

}
