# syntax=docker/dockerfile:1
FROM eclipse-temurin:25-jdk AS source
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY infra-local infra-local
COPY schema schema
COPY src src

FROM source AS build
RUN --mount=type=cache,target=/var/cache/maven,sharing=locked ./mvnw -q -B -Dmaven.repo.local=/var/cache/maven -pl src package -Dmaven.test.skip=true \
    && java -Djarmode=tools -jar src/target/slack-clone-server-*.jar extract --layers --launcher --destination layers

# Plays the pipe's part for docker-compose.yml: docker build --target relay
FROM source AS build-relay
RUN --mount=type=cache,target=/var/cache/maven,sharing=locked ./mvnw -q -B -Dmaven.repo.local=/var/cache/maven -pl infra-local \
    process-classes dependency:copy-dependencies -DincludeScope=runtime \
    -DincludeGroupIds=tools.jackson.core,com.fasterxml.jackson.core,org.slf4j -DoutputDirectory=/build/relay

FROM eclipse-temurin:25-jre AS relay
WORKDIR /relay
COPY --from=build-relay /build/infra-local/target/classes/ classes/
COPY --from=build-relay /build/relay/ lib/
USER nobody
ENTRYPOINT ["java", "-Xmx64m", "-cp", "classes:lib/*", "com.slackclone.local.Relay"]

FROM eclipse-temurin:25-jre
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
    && useradd --system --no-create-home server
WORKDIR /server
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER server
EXPOSE 8080
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED"
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s --retries=3 \
    CMD curl -fsS -o /dev/null "http://localhost:${SERVER_PORT:-8080}/health/liveness" || exit 1
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]
