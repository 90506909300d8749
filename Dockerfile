# One image for each application: docker build --build-arg APP=sample-web-app .
# To pack jars that are built already: --build-context jars=<directory with the jars>
ARG BASE=eclipse-temurin:17-jre

FROM maven:3.9-eclipse-temurin-17 AS jars
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
	mvn -B -q -DskipTests -pl projectwise-log-listener-app,sample-web-app,sample-mcp-worker -am package \
	&& cp */target/*.jar /

# Libraries change seldom, so they are a layer of their own.
FROM ${BASE} AS layers
ARG APP
RUN --mount=from=jars,target=/jars \
	cp "/jars/${APP}.jar" app.jar && java -Djarmode=tools -jar app.jar extract --layers --destination /layers

FROM ${BASE}
# The user, or any other of group 0, as OpenShift has it, owns nothing but the data.
RUN mkdir /data && chown 10001:0 /data && chmod 0770 /data
WORKDIR /app
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
USER 10001:0
ENV LOG_ROOT_DIR=/data
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-jar", "app.jar"]
